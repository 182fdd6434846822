// Places two orders as one command; each result tells its own success.
// EXCHANGE_URL, INVESTOR_ID and API_KEY say where, who and the key. Prices and amounts go as strings:
// JavaScript's numbers are binary fractions.
const { EXCHANGE_URL, INVESTOR_ID, API_KEY } = process.env;

async function post(path, fields = {}) {
  const answer = await fetch(`${EXCHANGE_URL}/api/market-making${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ investor_id: Number(INVESTOR_ID), api_key: API_KEY, ...fields }),
    signal: AbortSignal.timeout(10_000),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${body.error}: ${body.message}`);
  return body.data;
}

const outcome = await post("/orders/bulk/place", {
  orders: [
    { symbol: "BTC", side: "buy", type: "limit", amount: "0.1", price: "44000.00" },
    { symbol: "ETH", side: "sell", type: "limit", amount: "1.0", price: "3000.00" },
  ],
});
for (const result of outcome.results) console.log(result.index, result.success ? result.order_id : result.message);
