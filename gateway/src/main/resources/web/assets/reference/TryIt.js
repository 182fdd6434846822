import { html, useState } from "../shared/ui.js";
import { Code, laidOut } from "./Code.js";

const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const SHOWN_HEADERS = ["x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "retry-after"];

/** Sends a real request to this exchange and shows the answer. */
export function TryIt({ description, operation, credentials }) {
  const fields = operation.request ? description.fields(operation.request).filter((field) => !isCredential(field)) : [];
  const [values, setValues] = useState(() => firstValues(operation, fields));
  const [answer, setAnswer] = useState(null);
  const [isSending, setSending] = useState(false);
  const body = operation.request && bodyOf(fields, values, credentials.value);

  const send = async (event) => {
    event.preventDefault();
    if (operation.request && !credentials.isComplete) {
      credentials.ask();
      return;
    }
    setSending(true);
    setAnswer(await exchange(operation, body));
    setSending(false);
  };
  return html`<details class="try" data-testid=${`try-${operation.id}`}>
    <summary>Try it</summary>
    <form onSubmit=${send}>
      ${fields.map((field) => html`<${Input} key=${field.name} id=${`${operation.id}-${field.name}`} field=${field} value=${values[field.name]}
        change=${(value) => setValues({ ...values, [field.name]: value })} />`)}
      ${body ? html`<details class="body"><summary>The body that is sent</summary><${Code} text=${laidOut(withoutKey(body, credentials.value.apiKey))} language="json" label="Body" /></details>` : ""}
      <div class="send">
        <button class="button primary" type="submit" disabled=${isSending}>${isSending ? "Sending…" : "Send request"}</button>
        ${operation.request ? html`<button class="link" type="button" onClick=${credentials.ask}>${credentials.isComplete ? `as investor ${credentials.value.investorId}` : "needs credentials"}</button>` : ""}
      </div>
    </form>
    ${answer ? html`<${Answer} answer=${answer} />` : ""}
  </details>`;
}

function Input({ id, field, value, change }) {
  const { name, schema, required } = field;
  const onInput = (event) => change(event.target.value);
  const label = html`<label for=${id}><code>${name}</code>${required ? "" : html` <small>optional</small>`}</label>`;
  if (schema.enum) {
    return html`<div class="input">${label}<select id=${id} value=${value} onChange=${onInput}>${schema.enum.map((one) => html`<option value=${one}>${one}</option>`)}</select></div>`;
  }
  if (schema.type === "array") {
    return html`<div class="input wide">${label}<textarea id=${id} rows=${Math.min(12, value.split("\n").length + 1)} spellcheck="false" value=${value} onInput=${onInput}></textarea></div>`;
  }
  return html`<div class="input">${label}<input id=${id} value=${value} onInput=${onInput} placeholder=${schema.default ?? ""} autocomplete="off" spellcheck="false" /></div>`;
}

function Answer({ answer }) {
  return html`<section class="answer" aria-label="Answer" aria-live="polite">
    <p><b class=${answer.status === 200 ? "up" : "down"} data-testid="answer-status">${answer.status || "No answer"}</b>${" "}
      <span class="muted">${answer.statusText}</span>${" "}<span class="muted number">${answer.millis} ms</span></p>
    ${answer.headers.length > 0 ? html`<dl>${answer.headers.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>` : ""}
    ${answer.text ? html`<${Code} text=${answer.text} language="json" label="Answer body" />` : ""}
  </section>`;
}

async function exchange(operation, body) {
  const begin = performance.now();
  const elapsed = () => Math.round(performance.now() - begin);
  try {
    const headers = body ? { "Content-Type": "application/json" } : {};
    const answer = await fetch(operation.path, { method: operation.method, headers, body: body || undefined, cache: "no-store", signal: AbortSignal.timeout(15_000) });
    const text = await answer.text();
    const shown = SHOWN_HEADERS.map((name) => [name, answer.headers.get(name)]).filter(([, value]) => value !== null);
    return { status: answer.status, statusText: answer.statusText, millis: elapsed(), headers: shown, text: laidOut(text) };
  } catch (fault) {
    return { status: 0, statusText: fault.message, millis: elapsed(), headers: [], text: "" };
  }
}

function isCredential(field) {
  return field.name === "investor_id" || field.name === "api_key";
}

function firstValues(operation, fields) {
  const example = operation.requestExamples[0]?.value ?? {};
  return Object.fromEntries(fields.map(({ name, schema }) => {
    if (schema.type === "array") return [name, laidOut(JSON.stringify(example[name]))];
    return [name, String(example[name] ?? (schema.enum ? schema.enum[0] : ""))];
  }));
}

/** The body as text: a number goes as it was typed, digit by digit; an empty field is left out. */
function bodyOf(fields, values, { investorId, apiKey }) {
  const written = fields.filter(({ name }) => values[name].trim() !== "").map(({ name, schema }) => `${JSON.stringify(name)}: ${literal(schema, values[name].trim())}`);
  const id = JSON_NUMBER.test(investorId) ? investorId : JSON.stringify(investorId);
  return `{${[`"investor_id": ${id}`, `"api_key": ${JSON.stringify(apiKey)}`, ...written].join(", ")}}`;
}

/** A key on the screen ends in screenshots. */
function withoutKey(body, apiKey) {
  return apiKey ? body.replace(JSON.stringify(apiKey), () => '"•••"') : body;
}

function literal(schema, value) {
  if (schema.type === "array") return value;
  const types = [schema.type].flat();
  const isNumeric = types.includes("number") || types.includes("integer");
  return isNumeric && JSON_NUMBER.test(value) ? value : JSON.stringify(value);
}
