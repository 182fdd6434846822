#!/bin/sh
# Places two orders as one command; each result tells its own success.
# CETOEX_URL, CETOEX_INVESTOR_ID and CETOEX_API_KEY say where, who and the key.
set -eu

curl -sS --fail-with-body -X POST "$CETOEX_URL/api/market-making/orders/bulk/place" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $CETOEX_INVESTOR_ID, "api_key": "$CETOEX_API_KEY",
 "orders": [{"symbol": "BTC", "side": "buy", "type": "limit", "amount": 0.1, "price": 44000.00},
            {"symbol": "ETH", "side": "sell", "type": "limit", "amount": 1.0, "price": 3000.00}]}
END
