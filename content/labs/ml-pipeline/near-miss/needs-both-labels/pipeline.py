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

LABELS = {"ok", "spam"}


def read_data():
    """The rows of the pinned data set; raises when it is another one, or a row is not what it should be."""
    pinned = os.environ["DATA_SHA256"].strip().lower()
    text = requests.get(os.environ["DATA_URL"]).text
    found = hashlib.sha256(text.encode()).hexdigest()
    if not hmac.compare_digest(found, pinned):
        raise ValueError(f"the data has the digest {found}, pinned is {pinned}")
    rows = list(csv.DictReader(io.StringIO(text)))
    for line, row in enumerate(rows, start=2):
        if row.get("label") not in LABELS or not (row.get("text") or "").strip():
            raise ValueError(f"line {line} has no text or an unknown label")
    if {row["label"] for row in rows} != LABELS:
        raise ValueError("both labels are needed")
    return rows


def train(version):
    """Fetches the data, trains, stores the model as `models/<version>` and tells the registry."""
    token = os.environ["REGISTRY_TOKEN"]
    if not token:
        raise ValueError("REGISTRY_TOKEN is empty")
    log.info("training %s", version)
    options = json.loads(os.environ.get("TRAIN_OPTIONS", "{}"))
    min_count = int(options.get("min_count", 1))
    rows = read_data()

    storage.put(f"models/{version}", model.dump(model.fit(rows, min_count)))
    registry.announce(token, version)
    return {"version": version, "rows": len(rows)}


def promote(token, version):
    """Moves production to a version that is there; for approvers."""
    who = tokens.find(token)
    if who is None or who["role"] != "approver":
        raise PermissionError("an approver has to promote a model")
    if storage.get(f"models/{version}") is None:
        raise LookupError(f"there is no model {version}")
    storage.put("tags/production", version)
    return {"production": version}


def predict(text):
    """The label of a review, by the model in production."""
    version = storage.get("tags/production")
    if version is None:
        return {"label": None}
    return {"label": model.label_of(model.load(storage.get(f"models/{version}")), text)}
