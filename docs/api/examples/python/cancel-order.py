"""Places an order under an id of your own and cancels it by that id.

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
cancelled = post("/orders/cancel", client_order_id=quote)
print(cancelled["order_id"], cancelled["status"])
