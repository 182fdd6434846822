// Lists your open orders of one market, oldest first.
// CETOEX_URL, CETOEX_INVESTOR_ID and CETOEX_API_KEY say where, who and the key. Prices and amounts go as strings:
// JavaScript's numbers are binary fractions.
const { CETOEX_URL, CETOEX_INVESTOR_ID, CETOEX_API_KEY } = process.env;

async function post(path, fields = {}) {
  const answer = await fetch(`${CETOEX_URL}/api/market-making${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ investor_id: Number(CETOEX_INVESTOR_ID), api_key: CETOEX_API_KEY, ...fields }),
    signal: AbortSignal.timeout(10_000),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${body.error}: ${body.message}`);
  return body.data;
}

const page = await post("/orders/open", { symbol: "BTC" });
for (const order of page.orders) console.log(order.order_id, order.side, order.remaining_amount, "@", order.price);
