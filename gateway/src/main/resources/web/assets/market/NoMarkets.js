import { html } from "../shared/ui.js";
import { CopyButton } from "../shared/CopyButton.js";

const FILE = `{
  "markets":   [{"symbol": "BTC", "base": "BTC", "quote": "USDT", "tick_size": "0.01", "lot_size": "0.000001"}],
  "investors": [{"investor_id": 12345, "api_key": "choose-a-long-random-one", "balances": {"USDT": "1000.50", "BTC": "0.05"}}]
}`;
const COMMAND = "./cetoex start --data DIR --port 8080 --bootstrap exchange.json";

/** What to do when the exchange runs and trades nothing. */
export function NoMarkets() {
  return html`<section class="panel no-markets">
    <h2>This exchange has no markets yet</h2>
    <p>Markets and investors come from a bootstrap file, which is applied once, to an empty data folder. Save this as <code>exchange.json</code>:</p>
    <div class="code"><pre tabindex="0" aria-label="Bootstrap file">${FILE}</pre><${CopyButton} text=${FILE} /></div>
    <p>Stop the exchange and start it on a new folder with the file:</p>
    <div class="code"><pre tabindex="0" aria-label="Command">${COMMAND}</pre><${CopyButton} text=${COMMAND} /></div>
    <p class="muted">To look around first, <code>./cetoex demo</code> runs a market with simulated traders.</p>
  </section>`;
}
