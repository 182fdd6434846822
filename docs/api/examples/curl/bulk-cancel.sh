#!/bin/sh
# Cancels several orders as one command, here two that it places first.
# EXCHANGE_URL, INVESTOR_ID and API_KEY say where, who and the key.
set -eu

placed=$(curl -sS --fail-with-body -X POST "$EXCHANGE_URL/api/market-making/orders/bulk/place" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $INVESTOR_ID, "api_key": "$API_KEY",
 "orders": [{"symbol": "BTC", "side": "buy", "type": "limit", "amount": 0.1, "price": 44000.00},
            {"symbol": "BTC", "side": "buy", "type": "limit", "amount": 0.1, "price": 43990.00}]}
END
)
ids=$(echo "$placed" | grep -o '"order_id": *[0-9]*' | grep -o '[0-9]*$' | paste -sd, -)

curl -sS --fail-with-body -X POST "$EXCHANGE_URL/api/market-making/orders/bulk/cancel" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $INVESTOR_ID, "api_key": "$API_KEY",
 "order_ids": [$ids]}
END
