import { html } from "../shared/ui.js";
import { Inline } from "./Text.js";

/** The fields of a request or an answer: name, type, unit, rules, meaning; fields inside fields fold out. */
export function Fields({ fields, isRequest = false }) {
  return html`<ul class="fields">${fields.map((field) => html`<${Field} key=${field.name} field=${field} isRequest=${isRequest} />`)}</ul>`;
}

function Field({ field, isRequest }) {
  const { name, schema, required, inner } = field;
  return html`<li>
    <div class="field-head">
      <code class="field-name">${name}</code>
      <span class="field-type">${typeOf(schema)}</span>
      ${schema["x-unit"] ? html`<span class="field-unit">${schema["x-unit"]}</span>` : ""}
      ${isRequest ? html`<span class=${required ? "required" : "optional"}>${required ? "required" : "optional"}</span>` : ""}
      ${!isRequest && !required ? html`<span class="optional">not always there</span>` : ""}
    </div>
    <p><${Inline}>${schema.description}<//></p>
    ${rulesOf(schema).length > 0 ? html`<p class="rules">${rulesOf(schema).map((rule) => html`<span>${rule}</span>`)}</p>` : ""}
    ${inner.map(({ title, fields }) => html`<details class="inner" open=${fields.length < 4}>
      <summary>${title ? html`<${Inline}>${title}<//>` : `Fields of ${name}`}</summary>
      <${Fields} fields=${fields} isRequest=${isRequest} />
    </details>`)}
  </li>`;
}

function typeOf(schema) {
  if (schema.oneOf) return "object or array";
  const types = [schema.type].flat().filter(Boolean);
  const named = types.map((type) => (type === "number" ? "decimal" : type));
  if (types.includes("array")) return `array of ${itemType(schema.items)}`;
  return named.join(" or ") || "any";
}

function itemType(items) {
  return [items?.type].flat()[0] === "integer" ? "integers" : "objects";
}

function rulesOf(schema) {
  const rules = [];
  if (schema.const !== undefined) rules.push(`always ${JSON.stringify(schema.const)}`);
  if (schema.enum) rules.push(schema.enum.join(" · "));
  if (schema.minimum !== undefined && schema.maximum !== undefined) rules.push(`${schema.minimum} to ${schema.maximum.toLocaleString("en-US")}`);
  else if (schema.minimum !== undefined) rules.push(`at least ${schema.minimum}`);
  if (schema.exclusiveMinimum !== undefined) rules.push(`above ${schema.exclusiveMinimum}`);
  if (schema.minItems !== undefined && schema.maxItems !== undefined) rules.push(`${schema.minItems} to ${schema.maxItems} items`);
  if (schema.default !== undefined) rules.push(`default ${schema.default}`);
  return rules;
}
