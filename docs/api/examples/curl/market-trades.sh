#!/bin/sh
# Shows the newest trades of a market.
# EXCHANGE_URL, INVESTOR_ID and API_KEY say where, who and the key.
set -eu

curl -sS --fail-with-body -X POST "$EXCHANGE_URL/api/market-making/market/trades" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $INVESTOR_ID, "api_key": "$API_KEY",
 "symbol": "BTC", "limit": 50}
END
