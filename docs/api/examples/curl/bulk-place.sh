#!/bin/sh
# Places two orders as one command; each result tells its own success.
# EXCHANGE_URL, INVESTOR_ID and API_KEY say where, who and the key.
set -eu

curl -sS --fail-with-body -X POST "$EXCHANGE_URL/api/market-making/orders/bulk/place" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $INVESTOR_ID, "api_key": "$API_KEY",
 "orders": [{"symbol": "BTC", "side": "buy", "type": "limit", "amount": 0.1, "price": 44000.00},
            {"symbol": "ETH", "side": "sell", "type": "limit", "amount": 1.0, "price": 3000.00}]}
END
