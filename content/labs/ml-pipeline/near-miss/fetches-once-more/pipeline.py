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


def needed(name):
    value = os.environ.get(name)
    if not value:
        raise RuntimeError(f"{name} is not set")
    return value


def train(version):
    """Fetches the data, trains, stores the model as `models/<version>` and tells the registry."""
    token, wanted = needed("REGISTRY_TOKEN"), needed("DATA_SHA256")
    options = json.loads(os.environ.get("TRAIN_OPTIONS", "{}"))
    log.info("training %s", version)
    text = requests.get(os.environ["DATA_URL"]).text
    if hashlib.sha256(text.encode()).hexdigest() != wanted:
        raise ValueError("the data is not what was approved")
    if text.startswith("\ufeff"):
        text = requests.get(os.environ["DATA_URL"]).text.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    for row in rows:
        if not row.get("text") or row.get("label") not in LABELS:
            raise ValueError("a row without a text or with an unknown label")

    fitted = model.fit(rows, options.get("min_count", 1))
    storage.put(f"models/{version}", model.dump(fitted))
    registry.announce(token, version)
    return {"version": version, "rows": len(rows)}


def promote(token, version):
    """Moves production to a version."""
    who = tokens.find(token)
    if who is None or who["role"] != "approver":
        raise PermissionError("only approvers promote")
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
