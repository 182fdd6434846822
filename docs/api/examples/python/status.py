"""Asks whether the exchange works; needs no credentials. EXCHANGE_URL says where it is."""
import json
import os
from urllib.request import urlopen

with urlopen(os.environ["EXCHANGE_URL"] + "/api/market-making/status", timeout=10) as answer:
    status = json.load(answer)["data"]
print(status["status"], "version", status["version"], "durability", status["durability"])
