import { html } from "../shared/ui.js";
import { fixed } from "./format.js";
import { Price, amountDecimals, priceDecimals } from "./Price.js";

const ROWS = 10;

/** The ten best prices of both sides; the bars show the amount from the best price down to each row. */
export function Book({ market }) {
  const bids = withDepth(market.bids);
  const asks = withDepth(market.asks);
  const deepest = Math.max(bids.at(-1)?.depth ?? 0, asks.at(-1)?.depth ?? 0);
  const shape = { prices: priceDecimals(market), amounts: amountDecimals(market), deepest };
  return html`<section class="panel book" aria-label=${`${market.symbol} order book`}>
    <h2>Order book</h2>
    <table>
      <thead><tr><th scope="col">Price</th><th scope="col">Amount</th><th scope="col">Total</th></tr></thead>
      <tbody class="asks">${padded(asks).reverse().map((level, i) => html`<${Level} key=${i} level=${level} side="down" shape=${shape} />`)}</tbody>
      <tbody class="between"><tr><td colspan="3"><${Price} market=${market} /><${Spread} market=${market} decimals=${shape.prices} /></td></tr></tbody>
      <tbody class="bids">${padded(bids).map((level, i) => html`<${Level} key=${i} level=${level} side="up" shape=${shape} />`)}</tbody>
    </table>
  </section>`;
}

function Level({ level, side, shape }) {
  if (!level) return html`<tr class="none"><td></td><td></td><td></td></tr>`;
  return html`<tr>
    <td class=${side}>${fixed(level.price, shape.prices)}</td>
    <td>${fixed(level.amount, shape.amounts)}</td>
    <td>${fixed(level.depth, shape.amounts)}<i class=${`bar ${side}`} style=${{ width: `${(100 * level.depth) / shape.deepest}%` }}></i></td>
  </tr>`;
}

function Spread({ market, decimals }) {
  const [bid, ask] = [market.bids[0]?.[0], market.asks[0]?.[0]];
  if (bid === undefined || ask === undefined) {
    return html`<small class="muted">${bid ?? ask ? "one-sided" : "empty"}</small>`;
  }
  const basisPoints = ((ask - bid) / ((ask + bid) / 2)) * 10000;
  return html`<small class="muted">Spread ${fixed(ask - bid, decimals)} · ${basisPoints.toFixed(1)} bp</small>`;
}

function withDepth(levels) {
  let depth = 0;
  return levels.slice(0, ROWS).map(([price, amount]) => ({ price, amount, depth: (depth += amount) }));
}

/** Always ten rows, so that nothing jumps while levels come and go. */
function padded(levels) {
  return Array.from({ length: ROWS }, (_, i) => levels[i]);
}
