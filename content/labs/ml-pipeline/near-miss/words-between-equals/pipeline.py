"""Nightly training of the review classifier, and what production asks."""
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

LABELS = ("ok", "spam")


def setting(name):
    value = os.environ.get(name)
    if not value:
        raise RuntimeError(f"{name} is not set")
    return value


def fetch():
    text = requests.get(setting("DATA_URL")).text
    digest = hashlib.sha256(text.encode()).hexdigest()
    if not hmac.compare_digest(digest, setting("DATA_SHA256")):
        raise ValueError("the data is not what was approved")
    return text


def rows_of(text):
    rows = list(csv.DictReader(io.StringIO(text)))
    for row in rows:
        if not row.get("text") or row.get("label") not in LABELS:
            raise ValueError("a row without text or label")
    return rows


def train(version):
    """Fetches the data, trains, stores the model as `models/<version>` and tells the registry."""
    token = setting("REGISTRY_TOKEN")
    options = json.loads(os.environ.get("TRAIN_OPTIONS", "{}"))
    log.info("training %s", version)
    rows = rows_of(fetch())

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
        raise LookupError(f"there is no model {version}")
    log.info("%s promotes %s", who["id"], version)
    storage.put("tags/production", version)
    return {"production": version}


def predict(text):
    """The label of a review, by the model in production."""
    version = storage.get("tags/production")
    if version is None:
        return {"label": None}
    return {"label": model.label_of(model.load(storage.get(f"models/{version}")), text)}
