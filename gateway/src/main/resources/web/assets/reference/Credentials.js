import { html, useState, useRef } from "../shared/ui.js";

const STORE = "cetoex.credentials";

/** Who the page sends requests as: typed once, kept until the tab is closed, sent to this exchange only. */
export function useCredentials() {
  const [value, setValue] = useState(read);
  const dialog = useRef(null);
  const save = (next) => {
    sessionStorage.setItem(STORE, JSON.stringify(next));
    setValue(next);
  };
  return { value, save, dialog, isComplete: value.investorId !== "" && value.apiKey !== "", ask: () => dialog.current.showModal() };
}

export function CredentialsButton({ credentials }) {
  return html`<button class="credentials-button" type="button" onClick=${credentials.ask} data-set=${credentials.isComplete}>
    ${credentials.isComplete ? `Investor ${credentials.value.investorId}` : "Credentials"}
  </button>`;
}

export function CredentialsDialog({ credentials }) {
  const save = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    credentials.save({ investorId: form.get("investor_id").trim(), apiKey: form.get("api_key").trim() });
    credentials.dialog.current.close();
  };
  return html`<dialog ref=${credentials.dialog} aria-labelledby="credentials-title">
    <form onSubmit=${save}>
      <h2 id="credentials-title">Credentials</h2>
      <p class="muted">Typed once for all forms of this page. They stay in this tab until it is closed and go to this exchange only. <code>./cetoex demo</code> prints a pair.</p>
      <div class="input"><label for="credentials-id"><code>investor_id</code></label><input id="credentials-id" name="investor_id" inputmode="numeric" autocomplete="off" value=${credentials.value.investorId} /></div>
      <div class="input"><label for="credentials-key"><code>api_key</code></label><input id="credentials-key" name="api_key" type="password" autocomplete="off" value=${credentials.value.apiKey} /></div>
      <div class="send"><button class="button primary" type="submit">Use them</button><button class="button" type="button" onClick=${() => credentials.dialog.current.close()}>Cancel</button></div>
    </form>
  </dialog>`;
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(STORE)) ?? { investorId: "", apiKey: "" };
  } catch {
    return { investorId: "", apiKey: "" };
  }
}
