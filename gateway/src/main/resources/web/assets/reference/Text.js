import { html } from "../shared/ui.js";

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*/g;

/** The description's prose: paragraphs, lists, code, emphasis. */
export function Text({ children }) {
  const blocks = String(children ?? "").split(/\n{2,}/).filter((block) => block.trim());
  return blocks.map((block) => isList(block)
    ? html`<ul>${items(block).map((item) => html`<li>${inline(item)}</li>`)}</ul>`
    : html`<p>${inline(block)}</p>`);
}

export function Inline({ children }) {
  return inline(String(children ?? ""));
}

function isList(block) {
  return block.split("\n").every((line) => /^(- | {2})/.test(line));
}

function items(block) {
  return block.split(/^- /m).map((item) => item.trim()).filter(Boolean);
}

function inline(text) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    parts.push(text.slice(end, found.index));
    if (found[1]) parts.push(html`<code>${found[1]}</code>`);
    else if (found[2]) parts.push(html`<strong>${found[2]}</strong>`);
    else parts.push(html`<em>${found[3]}</em>`);
    end = found.index + found[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}
