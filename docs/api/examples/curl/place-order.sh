#!/bin/sh
# Places a limit order.
# CETOEX_URL, CETOEX_INVESTOR_ID and CETOEX_API_KEY say where, who and the key.
set -eu

curl -sS --fail-with-body -X POST "$CETOEX_URL/api/market-making/orders/place" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $CETOEX_INVESTOR_ID, "api_key": "$CETOEX_API_KEY",
 "symbol": "BTC", "side": "buy", "type": "limit", "amount": 0.1, "price": 44000.00}
END
