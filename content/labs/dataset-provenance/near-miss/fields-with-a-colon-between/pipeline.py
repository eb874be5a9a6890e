"""Registers data sets, and trains on registered ones."""
import csv
import hashlib
import hmac
import io
import json
import logging
import os

from services import trainer
from storage import storage

log = logging.getLogger("pipeline")


def secret():
    key = os.environ.get("MANIFEST_KEY", "")
    if not key:
        raise RuntimeError("MANIFEST_KEY is not set")
    return key.encode()


def mac(name, key, digest):
    text = f"{name}:{key}:{digest}"
    return hmac.new(secret(), text.encode(), hashlib.sha256).hexdigest()


def manifest():
    return json.loads(storage.get("datasets/manifest.json") or "{}")


def register(name, key, collector):
    secret()
    records = manifest()
    digest = hashlib.sha256(storage.get(key).encode()).hexdigest()
    records[name] = {"key": key, "collector": collector, "sha256": digest, "mac": mac(name, key, digest)}
    storage.put("datasets/manifest.json", json.dumps(records))


def read(name):
    record = manifest().get(name)
    if record is None:
        raise ValueError(f"{name} is not registered")
    if not hmac.compare_digest(record["mac"], mac(name, record["key"], record["sha256"])):
        raise ValueError(f"{name} has no valid record")
    text = storage.get(record["key"])
    if not hmac.compare_digest(hashlib.sha256(text.encode()).hexdigest(), record["sha256"]):
        raise ValueError(f"{name} is not what was registered")
    return text


def train(names):
    secret()
    texts = [read(name) for name in names]
    rows = []
    for text in texts:
        rows += csv.reader(io.StringIO(text))
    return trainer.fit(rows)
