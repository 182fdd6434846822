import { html, useRef } from "../shared/ui.js";
import { clock, fixed } from "./format.js";
import { tradeKey } from "./feed.js";
import { amountDecimals, priceDecimals } from "./Price.js";

/** The newest trades; the colour is the taker's side. */
export function Tape({ market }) {
  // What was there when the page was opened is no news and does not flash.
  const opening = useRef(new Set(market.trades.map(tradeKey)));
  const prices = priceDecimals(market);
  const amounts = amountDecimals(market);
  return html`<section class="panel tape" aria-label=${`${market.symbol} recent trades`}>
    <h2>Recent trades</h2>
    <table>
      <thead><tr><th scope="col">Price</th><th scope="col">Amount</th><th scope="col">Time</th></tr></thead>
      <tbody>
        ${market.trades.map((trade) => html`<tr key=${tradeKey(trade)} class=${opening.current.has(tradeKey(trade)) ? "" : trade.side}>
          <td class=${trade.side === "buy" ? "up" : "down"}><span class="off-screen">${trade.side} </span>${fixed(trade.price, prices)}</td>
          <td>${fixed(trade.amount, amounts)}</td>
          <td class="muted"><time datetime=${trade.timestamp}>${clock(trade.timestamp)}</time></td>
        </tr>`)}
      </tbody>
    </table>
    ${market.trades.length === 0 ? html`<p class="muted">No trades yet</p>` : ""}
  </section>`;
}
