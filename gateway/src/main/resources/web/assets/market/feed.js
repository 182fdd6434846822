// The live state of all markets, polled: the one place of the page that asks the exchange for prices.
const EVERY_MILLIS = 1000;
const ANSWER_WITHIN_MILLIS = 5000;
const CURVE_POINTS = 600;

/**
 * Calls onFeed({ state, markets }) after each poll until the returned function is called. state is "live" or "lost";
 * when it is lost, markets are the last known ones. Nothing is asked while the page is hidden.
 */
export function watchMarkets(onFeed) {
  const curves = new Map();
  let markets;
  let timer;
  let ended = false;

  async function poll() {
    clearTimeout(timer);
    if (document.hidden || ended) return;
    try {
      markets = (await readMarkets()).map((market) => withCurve(market, curves));
      if (!ended) onFeed({ state: "live", markets });
    } catch {
      if (!ended) onFeed({ state: "lost", markets });
    }
    timer = setTimeout(poll, EVERY_MILLIS);
  }

  document.addEventListener("visibilitychange", poll);
  poll();
  return () => {
    ended = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", poll);
  };
}

async function readMarkets() {
  const answer = await fetch("/live/markets", { cache: "no-store", signal: AbortSignal.timeout(ANSWER_WITHIN_MILLIS) });
  if (!answer.ok) throw new Error(`/live/markets answered ${answer.status}`);
  const body = await answer.json();
  return Array.isArray(body) ? body : (body.markets ?? body.data);
}

/** Adds the prices seen since the page was opened, beginning with the trades that the first answer brought. */
function withCurve(market, curves) {
  const curve = curves.get(market.symbol) ?? market.trades.map((trade) => trade.price).reverse();
  const last = curves.has(market.symbol) ? newTrades(market, curve.newest) : [];
  curve.push(...last.map((trade) => trade.price));
  curve.newest = market.trades[0] ? tradeKey(market.trades[0]) : curve.newest;
  curve.splice(0, Math.max(0, curve.length - CURVE_POINTS));
  curves.set(market.symbol, curve);
  return { ...market, curve };
}

function newTrades(market, newest) {
  const seen = market.trades.findIndex((trade) => tradeKey(trade) === newest);
  return market.trades.slice(0, seen < 0 ? market.trades.length : seen).reverse();
}

export function tradeKey(trade) {
  return trade.trade_id ?? `${trade.timestamp} ${trade.price} ${trade.amount} ${trade.side}`;
}
