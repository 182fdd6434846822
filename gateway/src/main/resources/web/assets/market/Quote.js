import { html } from "../shared/ui.js";
import { compact, direction, fixed, percent } from "./format.js";
import { Price, priceDecimals } from "./Price.js";

/** The headline of a market: its price and its last 24 hours. */
export function Quote({ market }) {
  const decimals = priceDecimals(market);
  const quote = market.quote ?? "USDT";
  return html`<div class="quote">
    <div class="quote-main">
      <h2>${market.symbol}<small>/${quote}</small></h2>
      <div class="quote-price" data-testid="price"><${Price} key=${market.symbol} market=${market} /></div>
    </div>
    <dl>
      <div><dt>24 h change</dt><dd class=${direction(market.change_24h)}>${percent(market.change_24h)}</dd></div>
      <div><dt>24 h high</dt><dd>${fixed(market.high_24h, decimals)}</dd></div>
      <div><dt>24 h low</dt><dd>${fixed(market.low_24h, decimals)}</dd></div>
      <div><dt>24 h volume</dt><dd>${compact(market.base_volume_24h)} ${market.base ?? market.symbol}</dd></div>
      <div><dt>24 h turnover</dt><dd>${compact(market.volume_24h)} ${quote}</dd></div>
    </dl>
  </div>`;
}
