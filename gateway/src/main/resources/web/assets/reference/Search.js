import { html, useState, useEffect, useMemo, useRef } from "../shared/ui.js";

const MOST_RESULTS = 12;

/** Finds endpoints, chapters, fields and errors by what is typed; "/" goes there from anywhere. */
export function Search({ description }) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const box = useRef(null);
  const entries = useMemo(() => indexOf(description), [description]);
  const found = useMemo(() => search(entries, query), [entries, query]);
  useSlash(box);

  const go = (entry) => {
    location.hash = entry.id;
    setQuery("");
    box.current.blur();
  };
  const onKeyDown = (event) => {
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter" && found[at]) go(found[at]);
    else if (event.key === "Escape") setQuery("");
    else return;
    event.preventDefault();
  };
  return html`<div class="search" role="search">
    <input ref=${box} type="search" role="combobox" aria-label="Search the reference" aria-expanded=${found.length > 0} aria-controls="search-results"
      aria-activedescendant=${found[at] ? `search-${at}` : undefined} placeholder="Search endpoints, fields, errors" value=${query}
      onInput=${(event) => { setQuery(event.target.value); setAt(0); }} onKeyDown=${onKeyDown} />
    <kbd aria-hidden="true">/</kbd>
    ${query.trim() ? html`<ul id="search-results" role="listbox">
      ${found.map((entry, i) => html`<li key=${entry.kind + entry.name + entry.id} id=${`search-${i}`} role="option" aria-selected=${i === at}
        onMouseDown=${(event) => { event.preventDefault(); go(entry); }}><b>${entry.name}</b><small>${entry.kind}</small></li>`)}
      ${found.length === 0 ? html`<li class="muted">Nothing found</li>` : ""}
    </ul>` : ""}
  </div>`;
}

function useSlash(box) {
  useEffect(() => {
    const focus = (event) => {
      if (event.key !== "/" || /^(input|textarea|select)$/i.test(document.activeElement.tagName)) return;
      event.preventDefault();
      box.current.focus();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);
}

function indexOf(description) {
  const operations = description.operations.flatMap((operation) => {
    const fields = operation.request ? description.fields(operation.request) : [];
    const names = [...fields, ...operation.answerFields].flatMap((field) => [field.name, ...field.inner.flatMap((one) => one.fields.map((inner) => inner.name))]);
    return [
      { id: operation.id, name: operation.summary, kind: `${operation.method} ${operation.path}`, text: operation.text, weight: 3 },
      ...[...new Set(names)].map((name) => ({ id: operation.id, name, kind: `field of ${operation.summary}`, text: "", weight: 1 })),
    ];
  });
  const chapters = description.chapters.map((chapter) => ({ id: chapter.id, name: chapter.title, kind: "chapter", text: chapter.text, weight: 2 }));
  const errors = description.errors.map((error) => ({ id: `error-${error.code}`, name: error.code, kind: `error ${error.status}`, text: error.text, weight: 2 }));
  return [...operations, ...chapters, ...errors];
}

function search(entries, query) {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return entries.map((entry) => ({ entry, score: score(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_RESULTS)
    .map(({ entry }) => entry);
}

/** Every word must be somewhere; a name counts more than a path, a path more than the prose. */
function score(entry, words) {
  let sum = 0;
  for (const word of words) {
    const name = entry.name.toLowerCase();
    const hit = name.startsWith(word) ? 12 : name.includes(word) ? 8 : entry.kind.toLowerCase().includes(word) ? 4 : entry.text.toLowerCase().includes(word) ? 1 : 0;
    if (hit === 0) return 0;
    sum += hit;
  }
  return sum + entry.weight;
}
