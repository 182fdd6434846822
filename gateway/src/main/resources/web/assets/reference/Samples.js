import { html, useState, useEffect } from "../shared/ui.js";
import { Tabs } from "./Tabs.js";
import { Code } from "./Code.js";

export const LANGUAGES = [
  { id: "curl", name: "curl", file: (example) => `${example}.sh`, run: (file) => `sh ${file}` },
  { id: "python", name: "Python", file: (example) => `${example}.py`, run: (file) => `python3 ${file}` },
  { id: "javascript", name: "JavaScript", file: (example) => `${example}.mjs`, run: (file) => `node ${file}` },
  { id: "java", name: "Java", file: (example) => `${pascal(example)}.java`, run: (file) => `java ${file}` },
];
const texts = new Map();

/** The program that calls an operation, in the reader's language: the files that the exchange's tests run. */
export function Samples({ title, example, language, chooseLanguage }) {
  const { file, run } = LANGUAGES.find((one) => one.id === language);
  const path = `/assets/examples/${language}/${file(example)}`;
  const text = useText(path);
  return html`<section class="samples" aria-label=${`Program: ${title}`}>
    <${Tabs} label="Language" tabs=${LANGUAGES} chosen=${language} choose=${chooseLanguage} />
    ${text === undefined ? html`<div class="code"><pre>…</pre></div>` : html`<${Code} text=${text} language=${language} label=${`Example in ${language}`} />`}
    <p class="sample-run">Run it: <code>${run(file(example))}</code> <a href=${path} download=${file(example)}>Download</a></p>
  </section>`;
}

function useText(path) {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (texts.has(path)) return;
    fetch(path)
      .then((answer) => (answer.ok ? answer.text() : `The example is not here (${answer.status}).`))
      .catch(() => "The example could not be read.")
      .then((text) => {
        texts.set(path, text.trimEnd());
        redraw((n) => n + 1);
      });
  }, [path]);
  return texts.get(path);
}

function pascal(example) {
  return example.split("-").map((part) => part[0].toUpperCase() + part.slice(1)).join("");
}
