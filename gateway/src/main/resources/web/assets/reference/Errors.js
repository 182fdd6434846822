import { html } from "../shared/ui.js";
import { Inline } from "./Text.js";
import { Code, laidOut } from "./Code.js";

/** Every error of the API in one table. */
export function Errors({ errors }) {
  return html`<section class="errors" id="errors" aria-labelledby="errors-title">
    <h2 id="errors-title"><a class="anchor" href="#errors">Errors</a></h2>
    <p>Every failure is <code>{"error": CODE, "message": TEXT}</code>, and where it helps a <code>details</code> object. Decide by <code>error</code>; the wording of <code>message</code> may change. Checks run in this order: framing, path, method, content type, size, JSON, credentials, limit, fields, symbol, <code>client_order_id</code>, tick and lot, minimum, open orders, balance. Nothing of a refused request has happened.</p>
    <div class="scroll"><table>
      <thead><tr><th scope="col">HTTP</th><th scope="col">Code</th><th scope="col">Meaning</th></tr></thead>
      <tbody>${errors.map((error) => html`<tr key=${error.code} id=${`error-${error.code}`}>
        <td class="number">${error.status}</td>
        <td><code>${error.code}</code></td>
        <td><${Inline}>${error.text}<//><details><summary>Example</summary><${Code} text=${laidOut(JSON.stringify(error.example))} language="json" label=${`Example of ${error.code}`} /></details></td>
      </tr>`)}</tbody>
    </table></div>
  </section>`;
}
