#!/bin/sh
# Places an order under an id of your own and cancels it by that id.
# CETOEX_URL, CETOEX_INVESTOR_ID and CETOEX_API_KEY say where, who and the key.
set -eu
id="quote-$(date +%s)-$$"

curl -sS --fail-with-body -X POST "$CETOEX_URL/api/market-making/orders/place" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $CETOEX_INVESTOR_ID, "api_key": "$CETOEX_API_KEY",
 "symbol": "BTC", "side": "buy", "type": "limit", "amount": 0.1, "price": 44000.00, "client_order_id": "$id"}
END

curl -sS --fail-with-body -X POST "$CETOEX_URL/api/market-making/orders/cancel" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $CETOEX_INVESTOR_ID, "api_key": "$CETOEX_API_KEY",
 "client_order_id": "$id"}
END
