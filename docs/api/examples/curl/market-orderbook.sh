#!/bin/sh
# Shows the best prices of a book.
# EXCHANGE_URL, INVESTOR_ID and API_KEY say where, who and the key.
set -eu

curl -sS --fail-with-body -X POST "$EXCHANGE_URL/api/market-making/market/orderbook" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $INVESTOR_ID, "api_key": "$API_KEY",
 "symbol": "BTC", "limit": 20}
END
