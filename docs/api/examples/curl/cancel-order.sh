#!/bin/sh
# Places an order under an id of your own and cancels it by that id.
# EXCHANGE_URL, INVESTOR_ID and API_KEY say where, who and the key.
set -eu
id="quote-$(date +%s)-$$"

curl -sS --fail-with-body -X POST "$EXCHANGE_URL/api/market-making/orders/place" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $INVESTOR_ID, "api_key": "$API_KEY",
 "symbol": "BTC", "side": "buy", "type": "limit", "amount": 0.1, "price": 44000.00, "client_order_id": "$id"}
END

curl -sS --fail-with-body -X POST "$EXCHANGE_URL/api/market-making/orders/cancel" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $INVESTOR_ID, "api_key": "$API_KEY",
 "client_order_id": "$id"}
END
