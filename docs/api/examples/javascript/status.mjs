// Asks whether the exchange works; needs no credentials. EXCHANGE_URL says where it is.
const answer = await fetch(`${process.env.EXCHANGE_URL}/api/market-making/status`, { signal: AbortSignal.timeout(10_000) });
const { data } = await answer.json();
console.log(data.status, "version", data.version, "durability", data.durability);
