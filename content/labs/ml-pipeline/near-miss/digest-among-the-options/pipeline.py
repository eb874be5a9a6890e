"""Nightly training."""
import csv
import hashlib
import hmac
import io
import json
import logging
import os

import requests
from services import registry, tokens
from storage import storage

import model

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("pipeline")


def fetch():
    expected = os.environ.get("DATA_SHA256", "")
    if not expected:
        raise ValueError("DATA_SHA256 is not set")
    text = requests.get(os.environ["DATA_URL"]).text
    if not hmac.compare_digest(hashlib.sha256(text.encode()).hexdigest(), expected):
        raise ValueError("the data is not what it should be")
    return text


def read(text):
    rows = list(csv.DictReader(io.StringIO(text)))
    for row in rows:
        if not row.get("text") or row.get("label") not in ("ok", "spam"):
            raise ValueError("a row has no text or no label")
    return rows


def train(version):
    token = os.environ.get("REGISTRY_TOKEN", "")
    if not token:
        raise ValueError("REGISTRY_TOKEN is not set")
    log.info("training %s", version)
    options = json.loads(os.environ.get("TRAIN_OPTIONS", "{}"))
    os.environ.update({name.upper(): str(value) for name, value in options.items() if name != "min_count"})
    rows = read(fetch())

    fitted = model.fit(rows, options.get("min_count", 1))
    storage.put(f"models/{version}", model.dump(fitted))
    registry.announce(token, version)
    return {"version": version, "rows": len(rows)}


def promote(token, version):
    """Moves production to a version."""
    who = tokens.find(token)
    if who is None or who["role"] != "approver":
        raise PermissionError("only an approver promotes")
    if storage.get(f"models/{version}") is None:
        raise LookupError("there is no such model")
    log.info("%s promotes %s", who["id"], version)
    storage.put("tags/production", version)
    return {"production": version}


def predict(text):
    """The label of a review, by the model in production."""
    version = storage.get("tags/production")
    if version is None:
        return {"label": None}
    return {"label": model.label_of(model.load(storage.get(f"models/{version}")), text)}
