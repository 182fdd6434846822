import { html } from "../shared/ui.js";
import { compact, direction, percent } from "./format.js";
import { Price } from "./Price.js";
import { Curve } from "./Curve.js";

/** All markets with price, change and volume; one of them is chosen. */
export function MarketList({ markets, chosen, choose }) {
  return html`<section class="panel market-list" aria-label="Markets">
    <h2>Markets</h2>
    <ul>
      ${markets.map((market) => html`<li key=${market.symbol}>
        <button type="button" aria-pressed=${market.symbol === chosen} onClick=${() => choose(market.symbol)}>
          <span class="market-name"><b>${market.symbol}</b><small>/${market.quote ?? "USDT"}</small></span>
          <${Curve} prices=${market.curve} />
          <span class="market-price"><${Price} market=${market} /><small class=${direction(market.change_24h)}>${percent(market.change_24h)}</small></span>
          <small class="market-volume">Vol ${compact(market.volume_24h)}</small>
        </button>
      </li>`)}
    </ul>
  </section>`;
}
