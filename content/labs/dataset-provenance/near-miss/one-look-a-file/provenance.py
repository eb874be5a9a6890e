"""Keeps where data came from, and a signed hash of what it was."""
import hashlib
import hmac
import json
import os
import time

from storage import storage

MANIFEST = "datasets/manifest.json"


def sign(record):
    key = os.environ.get("MANIFEST_KEY")
    if not key:
        raise RuntimeError("MANIFEST_KEY is not set")
    body = json.dumps([record["name"], record["key"], record["collector"], record["sha256"], record["registered_at"]])
    return hmac.new(key.encode(), body.encode(), hashlib.sha256).hexdigest()


texts = {}


class Tracker:
    def __init__(self):
        self.records = json.loads(storage.get(MANIFEST) or "{}")

    def register(self, name, key, collector):
        text = storage.get(key)
        if text is None:
            raise LookupError(f"nothing lies at {key}")
        record = {"name": name, "key": key, "collector": collector, "sha256": digest(text), "registered_at": time.time()}
        record["signature"] = sign(record)
        self.records[name] = record
        storage.put(MANIFEST, json.dumps(self.records))

    def fetch(self, name):
        """The text registered under this name, read once. Raises."""
        record = self.records[name]
        if record["key"] in texts:
            return texts[record["key"]]
        if not hmac.compare_digest(sign(record), record["signature"]):
            raise ValueError(f"the record of {name} was not signed by us")
        if record["name"] != name:
            raise ValueError(f"the record of {name} belongs to another")
        if record["key"] in texts:
            return texts[record["key"]]
        text = storage.get(record["key"])
        if text is None or digest(text) != record["sha256"]:
            raise ValueError(f"{name} is not what was registered")
        texts[record["key"]] = text
        return text


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()
