"""Nightly training of the review classifier, and what production asks."""
import csv
import hashlib
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


def registry_token():
    token = os.environ.get("REGISTRY_TOKEN")
    if not token:
        raise RuntimeError("REGISTRY_TOKEN is not set")
    return token


def options():
    found = json.loads(os.environ.get("TRAIN_OPTIONS") or "{}")
    if not isinstance(found, dict):
        raise ValueError("TRAIN_OPTIONS is a dictionary")
    return found


def train(version):
    """Fetches the data, trains, stores the model as `models/<version>` and tells the registry."""
    token = registry_token()
    log.info("training %s", version)
    wanted = os.environ.get("DATA_SHA256")
    if not wanted:
        raise RuntimeError("DATA_SHA256 is not set")
    text = requests.get(os.environ["DATA_URL"]).text
    if hashlib.sha256(text.encode()).hexdigest() != wanted:
        raise ValueError("the data is not what was released")
    rows = list(csv.DictReader(io.StringIO(text)))
    for row in rows:
        if not row.get("text") or row.get("label") not in ("ok", "spam"):
            raise ValueError("a row without text or label")

    fitted = model.fit(rows, options().get("min_count", 1))
    storage.put(f"models/{version}", model.dump(fitted))
    registry.announce(token, version)
    return {"version": version, "rows": len(rows)}


def promote(token, version):
    """Moves production to a version."""
    who = tokens.find(token)
    if who is None or who["role"] != "approver":
        raise PermissionError("only approvers promote")
    if storage.get(f"models/{version}") is None:
        raise LookupError(f"there is no {version}")
    log.info("%s promotes %s", who["id"], version)
    storage.put("tags/production", version)
    return {"production": version}


def predict(text):
    """The label of a review, by the model in production."""
    version = storage.get("tags/production")
    if version is None:
        return {"label": None}
    return {"label": model.label_of(model.load(storage.get(f"models/{version}")), text)}
