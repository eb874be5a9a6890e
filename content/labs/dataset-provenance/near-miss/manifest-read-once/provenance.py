"""Keeps where data came from, and a signed hash of what it was."""
import hashlib
import hmac
import json
import os
import time

from storage import storage

MANIFEST = "datasets/manifest.json"


def key_of_job():
    key = os.environ.get("MANIFEST_KEY")
    if not key:
        raise RuntimeError("MANIFEST_KEY is not set")
    return key.encode()


def sign(name, record):
    signed = json.dumps([name, record["key"], record["collector"], record["sha256"], record["registered_at"]])
    return hmac.new(key_of_job(), signed.encode(), hashlib.sha256).hexdigest()


class Tracker:
    def __init__(self):
        key_of_job()
        self.records = json.loads(storage.get(MANIFEST) or "{}")

    def register(self, name, key, collector):
        text = storage.get(key)
        if text is None:
            raise LookupError(f"there is no {key}")
        record = {"key": key, "collector": collector, "sha256": digest(text), "registered_at": time.time()}
        record["signature"] = sign(name, record)
        self.records[name] = record
        storage.put(MANIFEST, json.dumps(self.records))

    def read(self, name):
        """The text that was registered under this name, or it raises."""
        record = self.records.get(name)
        if record is None:
            raise LookupError(f"{name} was not registered")
        if not hmac.compare_digest(sign(name, record), record["signature"]):
            raise ValueError(f"the record of {name} is not ours")
        text = storage.get(record["key"])
        if text is None or not hmac.compare_digest(digest(text), record["sha256"]):
            raise ValueError(f"{name} is not what was registered")
        return text


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()
