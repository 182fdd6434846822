import { html, useState, useEffect } from "../shared/ui.js";
import { placeInAddress } from "../shared/address.js";

/** The list of everything on the page; marks where the reader is. */
export function Contents({ description }) {
  const at = useReadingPlace();
  const link = (id, name, method) => html`<li key=${id}><a href=${`#${id}`} aria-current=${at === id ? "location" : undefined}>
    ${method ? html`<span class=${`method ${method.toLowerCase()}`}>${method}</span>` : ""}<span>${name}</span></a></li>`;
  return html`<nav class="contents" aria-label="Contents">
    <details open=${innerWidth > 900}>
      <summary>Contents</summary>
      <h2>Guide</h2>
      <ul>${description.chapters.map((chapter) => link(chapter.id, chapter.title))}</ul>
      ${description.groups.map((group) => html`<h2>${group.name}</h2><ul>${group.operations.map((operation) => link(operation.id, operation.summary, operation.method))}</ul>`)}
      <h2>Errors</h2>
      <ul>${link("errors", "All errors")}</ul>
    </details>
  </nav>`;
}

function useReadingPlace() {
  const [place, setPlace] = useState(placeInAddress);
  useEffect(() => {
    const seen = new Set();
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) (entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target));
      const first = [...seen].sort((a, b) => a.offsetTop - b.offsetTop)[0];
      if (first) setPlace(first.id);
    }, { rootMargin: "-80px 0px -60% 0px" });
    document.querySelectorAll(".chapter, .operation, .errors").forEach((section) => observer.observe(section));
    return () => observer.disconnect();
  }, []);
  return place;
}
