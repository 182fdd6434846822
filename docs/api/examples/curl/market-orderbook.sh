#!/bin/sh
# Shows the best prices of a book.
# CETOEX_URL, CETOEX_INVESTOR_ID and CETOEX_API_KEY say where, who and the key.
set -eu

curl -sS --fail-with-body -X POST "$CETOEX_URL/api/market-making/market/orderbook" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $CETOEX_INVESTOR_ID, "api_key": "$CETOEX_API_KEY",
 "symbol": "BTC", "limit": 20}
END
