import { html } from "../shared/ui.js";

const WIDTH = 600;
const HEIGHT = 160;
const MARGIN = 8;

/** The way of a price, trade by trade, from the oldest on the left; small in lists, large with its bounds. */
export function Curve({ prices, large = false }) {
  const shown = large ? prices : prices.slice(-60);
  if (shown.length < 2) return large ? html`<p class="curve-empty muted">${shown.length === 0 ? "No trades yet" : "One trade so far"}</p>` : html`<span class="curve"></span>`;
  const low = Math.min(...shown);
  const high = Math.max(...shown);
  const points = shown.map((price, i) => {
    const x = (i / (shown.length - 1)) * WIDTH;
    const y = high === low ? HEIGHT / 2 : MARGIN + ((high - price) / (high - low)) * (HEIGHT - 2 * MARGIN);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  const way = shown.at(-1) >= shown[0] ? "up" : "down";
  const line = `M${points.join("L")}`;
  const drawing = html`<svg class=${`curve ${way}`} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
    <path class="area" d=${`${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} /><path class="line" d=${line} />
  </svg>`;
  if (!large) return drawing;
  return html`<figure class="curve-figure">
    ${drawing}
    <span class="curve-high number">${high.toLocaleString("en-US", { maximumFractionDigits: 8 })}</span>
    <span class="curve-low number">${low.toLocaleString("en-US", { maximumFractionDigits: 8 })}</span>
    <figcaption class="muted">Last ${shown.length} trades</figcaption>
  </figure>`;
}
