import { html } from "../shared/ui.js";
import { CopyButton } from "../shared/CopyButton.js";

/** How a newcomer sends a first request. */
export function Start() {
  const line = `curl -X POST ${location.origin}/api/market-making/account/info \\
  -H 'Content-Type: application/json' \\
  -d '{"investor_id": 12345, "api_key": "your_api_key"}'`;
  return html`<section class="panel start">
    <div>
      <h2>Send your first request</h2>
      <p class="muted">Every request is a POST with your <code>investor_id</code> and <code>api_key</code>; the exchange printed or was given them at its start. The <a href="/docs">reference</a> has programs in curl, Python, JavaScript and Java, and sends requests from the page.</p>
    </div>
    <div class="code"><pre tabindex="0" aria-label="First request">${line}</pre><${CopyButton} text=${line} /></div>
  </section>`;
}
