#!/bin/sh
# Asks whether the exchange works; needs no credentials. CETOEX_URL says where it is.
set -eu

curl -sS --fail-with-body "$CETOEX_URL/api/market-making/status"
