import { html, useRef } from "../shared/ui.js";
import { decimalsOf, fixed } from "./format.js";

/** The price of a market; it flashes in the colour of its way when it changes. */
export function Price({ market }) {
  const known = useRef({ price: market.price, way: "" });
  if (known.current.price !== market.price) {
    const way = known.current.price === null || market.price > known.current.price ? "up" : "down";
    known.current = { price: market.price, way };
  }
  const { way } = known.current;
  // A new key makes a new element, which plays its animation from the start.
  return html`<span key=${`${market.price} ${way}`} class=${`number price ${way} ${way && `flash-${way}`}`}>${fixed(market.price, priceDecimals(market))}</span>`;
}

export function priceDecimals(market) {
  return decimalsOf(market.tick_size, [...market.bids, ...market.asks].map(([price]) => price).concat(market.price ?? 0));
}

export function amountDecimals(market) {
  return decimalsOf(market.lot_size, [...market.bids, ...market.asks].map(([, amount]) => amount).concat(market.trades.map((trade) => trade.amount)));
}
