#!/bin/sh
# Asks whether the exchange works; needs no credentials. EXCHANGE_URL says where it is.
set -eu

curl -sS --fail-with-body "$EXCHANGE_URL/api/market-making/status"
