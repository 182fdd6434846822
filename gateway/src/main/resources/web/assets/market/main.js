import { html, render, useState, useEffect } from "../shared/ui.js";
import { placeInAddress } from "../shared/address.js";
import { Header } from "../shared/Header.js";
import { watchMarkets } from "./feed.js";
import { MarketList } from "./MarketList.js";
import { Quote } from "./Quote.js";
import { Curve } from "./Curve.js";
import { Book } from "./Book.js";
import { Tape } from "./Tape.js";
import { Start } from "./Start.js";
import { NoMarkets } from "./NoMarkets.js";

/** The page of the markets: what they cost, who wants what, what was traded. */
function MarketsPage() {
  const [feed, setFeed] = useState({ state: "opening" });
  const [symbol, choose] = useSymbol();
  useEffect(() => watchMarkets(setFeed), []);

  const markets = feed.markets;
  const market = markets?.find((one) => one.symbol === symbol) ?? markets?.[0];
  useEffect(() => {
    document.title = market ? `${market.price ?? "–"} ${market.symbol} · CetoEX` : "CetoEX · Markets";
  });
  return html`
    <a class="skip" href="#markets">Skip to the markets</a>
    <${Header} page="markets" />
    <main id="markets" class=${feed.state === "lost" ? "stale" : ""}>
      <section class="intro">
        <div>
          <h1>The spot exchange for professional market makers</h1>
          <p class="muted">Strict price-time priority, exact decimals, and orders that are on disk before you hear of them.</p>
        </div>
        <a class="button primary" href="/docs">Read the API reference</a>
      </section>
      <p class="lost" role="alert">${feed.state === "lost" ? "The exchange does not answer; these are the last known prices. Trying again each second." : ""}</p>
      ${markets === undefined && feed.state === "opening" ? html`<p class="panel waiting">Asking for the markets…</p>` : ""}
      ${markets?.length === 0 ? html`<${NoMarkets} />` : ""}
      ${market ? html`<${Venue} markets=${markets} market=${market} choose=${choose} />` : ""}
      <${Start} />
    </main>
    <footer class="foot"><span>© CetoEX</span><a href="/docs">API reference</a><a href="/openapi.json">OpenAPI</a><a href="/api/market-making/status">Status</a></footer>
  `;
}

/** One market in full, beside the list of all. */
function Venue({ markets, market, choose }) {
  return html`<div class="venue">
    <${MarketList} markets=${markets} chosen=${market.symbol} choose=${choose} />
    <section class="panel chart" aria-label=${`${market.symbol} price`}>
      <${Quote} market=${market} />
      <${Curve} key=${market.symbol} prices=${market.curve} large />
    </section>
    <${Book} key=${market.symbol + " book"} market=${market} />
    <${Tape} key=${market.symbol + " tape"} market=${market} />
  </div>`;
}

/** The chosen market lives in the address, so that it can be shared and survives a reload. */
function useSymbol() {
  const [symbol, setSymbol] = useState(placeInAddress);
  useEffect(() => {
    const changed = () => setSymbol(placeInAddress());
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return [symbol, (next) => history.replaceState(null, "", `#${encodeURIComponent(next)}`) ?? setSymbol(next)];
}

render(html`<${MarketsPage} />`, document.getElementById("page"));
