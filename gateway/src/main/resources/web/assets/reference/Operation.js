import { html, useState } from "../shared/ui.js";
import { Text, Inline } from "./Text.js";
import { Fields } from "./Fields.js";
import { Samples } from "./Samples.js";
import { Code, laidOut } from "./Code.js";
import { TryIt } from "./TryIt.js";
import { Tabs } from "./Tabs.js";

const BUDGETS = { standard: "1 standard request", bulk: "1 bulk request", none: "no credentials, no limit" };

/** One endpoint: what it does, takes, answers and refuses on the left; programs, a form and answers on the right. */
export function Operation({ description, operation, language, chooseLanguage, credentials }) {
  const { id, method, path, summary } = operation;
  return html`<article class="operation" id=${id} aria-labelledby=${`${id}-title`}>
    <div class="prose">
      <h3 id=${`${id}-title`}><a class="anchor" href=${`#${id}`}>${summary}</a></h3>
      <p class="path"><span class=${`method ${method.toLowerCase()}`}>${method}</span><code>${path}</code></p>
      <p class="badges"><span>${BUDGETS[operation.budget]}</span>${operation.isPathOurs ? html`<span title="The original page lost the paths of its order endpoints.">path chosen by us</span>` : ""}</p>
      <${Text}>${operation.text}<//>
      ${operation.request ? html`<h4>Request</h4><${Fields} fields=${description.fields(operation.request)} isRequest />` : ""}
      <h4>Answer: <code>data</code></h4>
      <${Fields} fields=${operation.answerFields} />
      <${Failures} failures=${operation.failures} />
    </div>
    <div class="aside">
      <${Samples} title=${summary} example=${operation.example} language=${language} chooseLanguage=${chooseLanguage} />
      <${TryIt} description=${description} operation=${operation} credentials=${credentials} />
      <${Answers} operation=${operation} />
    </div>
  </article>`;
}

function Failures({ failures }) {
  return html`<h4>Failures</h4>
    <ul class="failures">${failures.map((failure) => html`<li key=${failure.status}><details>
      <summary><b class="number">${failure.status}</b> ${codesOf(failure).map((code) => html`<code>${code}</code> `)}</summary>
      <p><${Inline}>${failure.description}<//></p>
      ${examplesOf(failure).map((example) => html`<${Code} text=${laidOut(JSON.stringify(example))} language="json" label=${`Example of ${example.error}`} />`)}
    </details></li>`)}</ul>`;
}

function Answers({ operation }) {
  const [chosen, choose] = useState("0");
  const tabs = operation.answerExamples.map((example, i) => ({ id: String(i), name: example.summary }));
  const example = operation.answerExamples[Number(chosen)];
  return html`<section class="answers" aria-label=${`Example answers: ${operation.summary}`}>
    <h4>Example answers</h4>
    <${Tabs} label=${`Example answers: ${operation.summary}`} tabs=${tabs} chosen=${chosen} choose=${choose} />
    <${Code} text=${laidOut(JSON.stringify(example.value))} language="json" label=${`Example answer: ${example.summary}`} />
  </section>`;
}

function examplesOf(failure) {
  return Object.values(failure.content["application/json"].examples).map((example) => example.value);
}

function codesOf(failure) {
  return [...new Set(examplesOf(failure).map((example) => example.error))];
}
