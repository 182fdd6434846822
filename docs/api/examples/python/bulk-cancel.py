"""Cancels several orders as one command, here two that it places first.

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


placed = post("/orders/bulk/place", orders=[
    {"symbol": "BTC", "side": "buy", "type": "limit", "amount": "0.1", "price": price}
    for price in ("44000.00", "43990.00")
])
ids = [result["order_id"] for result in placed["results"] if result["success"]]
outcome = post("/orders/bulk/cancel", order_ids=ids)
print(outcome["successful"], "of", outcome["total_orders"], "cancelled")
