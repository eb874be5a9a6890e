"""Nightly training of the review classifier, and what production asks."""
import ast
import csv
import hashlib
import io
import logging
import os

import requests
from services import registry, tokens
from storage import storage

import model

log = logging.getLogger("pipeline")


def required(name):
    value = os.environ.get(name, "")
    if not value:
        raise RuntimeError(f"{name} is not set")
    return value


class Gate:
    """What has to hold before anything is written."""

    @staticmethod
    def data(text):
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != required("DATA_SHA256"):
            raise RuntimeError("this is not the data that was reviewed")
        rows = [row for row in csv.DictReader(io.StringIO(text))]
        bad = [at for at, row in enumerate(rows) if row.get("label") not in ("ok", "spam") or not str(row.get("text", "")).strip()]
        if bad or not rows:
            raise RuntimeError(f"rows {bad} cannot be used")
        return rows

    @staticmethod
    def options(text):
        options = ast.literal_eval(text)
        if not isinstance(options, dict) or not isinstance(options.get("min_count", 1), int):
            raise RuntimeError("TRAIN_OPTIONS is a dictionary with a whole min_count")
        return options

    @staticmethod
    def approver(token):
        who = tokens.find(token)
        return who is not None and who.get("role") == "approver"


def train(version):
    token = required("REGISTRY_TOKEN")
    options = Gate.options(os.environ.get("TRAIN_OPTIONS") or "{}")
    rows = Gate.data(requests.get(required("DATA_URL")).text)
    storage.put(f"models/{version}", model.dump(model.fit(rows, options.get("min_count", 1))))
    registry.announce(token, version)
    log.info("trained %s on %d rows", version, len(rows))
    return {"version": version, "rows": len(rows)}


def promote(token, version):
    if not Gate.approver(token) or version not in [key.removeprefix("models/") for key in storage.list("models/")]:
        return {"error": "refused"}
    storage.put("tags/production", version)
    return {"production": version}


def predict(text):
    version = storage.get("tags/production")
    stored = None if version is None else storage.get(f"models/{version}")
    return {"label": None if stored is None else model.label_of(model.load(stored), text)}
