#!/bin/sh
# Shows price and 24-hour figures of one market.
# CETOEX_URL, CETOEX_INVESTOR_ID and CETOEX_API_KEY say where, who and the key.
set -eu

curl -sS --fail-with-body -X POST "$CETOEX_URL/api/market-making/market/data" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $CETOEX_INVESTOR_ID, "api_key": "$CETOEX_API_KEY",
 "symbol": "BTC"}
END
