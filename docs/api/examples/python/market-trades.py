"""Shows the newest trades of a market.

EXCHANGE_URL, INVESTOR_ID and API_KEY say where, who and the key.
"""
import json
import os
from decimal import Decimal
from urllib.error import HTTPError
from urllib.request import Request, urlopen


def post(path, **fields):
    body = {"investor_id": int(os.environ["INVESTOR_ID"]), "api_key": os.environ["API_KEY"], **fields}
    url = os.environ["EXCHANGE_URL"] + "/api/market-making" + path
    request = Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=10) as answer:
            return json.load(answer, parse_float=Decimal)["data"]
    except HTTPError as refusal:
        raise SystemExit(refusal.read().decode())


tape = post("/market/trades", symbol="BTC", limit=50)
for trade in tape["trades"]:
    print(trade["timestamp"], trade["side"], trade["amount"], "@", trade["price"])
