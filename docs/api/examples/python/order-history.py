"""Looks up what became of an order by your own id, then walks all pages of the history.

EXCHANGE_URL, INVESTOR_ID and API_KEY say where, who and the key.
"""
import json
import os
import uuid
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


quote = "quote-" + uuid.uuid4().hex[:12]
post("/orders/place", symbol="BTC", side="buy", type="limit", amount="0.1", price="44000.00", client_order_id=quote)
found = post("/orders/history", client_order_id=quote)
print(found["total"], "order with this id:", found["orders"][0]["status"])

cursor = None
while True:
    page = post("/orders/history", symbol="BTC", limit=50, cursor=cursor)
    for order in page["orders"]:
        print(order["created_at"], order["order_id"], order["status"], order["filled_amount"])
    cursor = page["next_cursor"]
    if cursor is None:
        break
