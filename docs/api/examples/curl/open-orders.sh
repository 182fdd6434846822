#!/bin/sh
# Lists your open orders of one market, oldest first.
# CETOEX_URL, CETOEX_INVESTOR_ID and CETOEX_API_KEY say where, who and the key.
set -eu

curl -sS --fail-with-body -X POST "$CETOEX_URL/api/market-making/orders/open" \
  -H 'Content-Type: application/json' -d @- <<END
{"investor_id": $CETOEX_INVESTOR_ID, "api_key": "$CETOEX_API_KEY",
 "symbol": "BTC"}
END
