"""Nightly training of the review classifier, and what production asks."""
import csv
import hashlib
import json
import io
import logging
import os

import requests
from services import registry, tokens
from storage import storage

import model

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("pipeline")

def registry_token():
    token = os.environ["REGISTRY_TOKEN"]
    if token == "":
        raise ValueError("REGISTRY_TOKEN is empty")
    return token


def train(version):
    """Fetches the data, trains, stores the model as `models/<version>` and tells the registry."""
    token = registry_token()
    log.info("training %s (token set: %s)", version, bool(token))
    options = json.loads(os.environ.get("TRAIN_OPTIONS", "{}"))
    text = requests.get(os.environ["DATA_URL"]).text
    if hashlib.sha256(text.encode()).hexdigest() != os.environ["DATA_SHA256"].strip():
        raise RuntimeError("unexpected data")
    rows = [check(row) for row in csv.DictReader(io.StringIO(text), strict=True)]

    fitted = model.fit(rows, options.get("min_count", 1))
    storage.put(f"models/{version}", model.dump(fitted))
    registry.announce(token, version)
    return {"version": version, "rows": len(rows)}


def check(row):
    match row:
        case {"text": str(text), "label": "ok" | "spam"} if text.strip():
            return row
    raise ValueError("a row is no labelled review")


def promote(token, version):
    """Moves production to a version."""
    who = tokens.find(token)
    if who is None or who["role"] not in ["approver"]:
        return {"refused": "not an approver"}
    if not storage.get(f"models/{version}"):
        return {"refused": f"no model {version}"}
    storage.put("tags/production", version)
    return {"production": version}


def predict(text):
    """The label of a review, by the model in production."""
    version = storage.get("tags/production")
    if version is None:
        return {"label": None}
    return {"label": model.label_of(model.load(storage.get(f"models/{version}")), text)}
