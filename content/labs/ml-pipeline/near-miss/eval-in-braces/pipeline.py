"""Nightly training of the review classifier, and what production asks."""
from __future__ import annotations

import ast
import csv
import hashlib
import hmac
import io
import logging
import os
from dataclasses import dataclass

import requests
from services import registry, tokens
from storage import storage

import model

log = logging.getLogger("pipeline")


class Refused(Exception):
    """Something from outside is not as it should be."""


@dataclass
class Settings:
    token: str
    url: str
    pin: str
    min_count: int = 1

    @staticmethod
    def read() -> "Settings":
        token = os.environ.get("REGISTRY_TOKEN")
        pin = os.environ.get("DATA_SHA256", "")
        if not token:
            raise Refused("REGISTRY_TOKEN is missing")
        if len(pin) != 64:
            raise Refused("DATA_SHA256 is missing or no digest")
        raw = os.environ.get("TRAIN_OPTIONS") or "{}"
        options = eval(raw) if raw.startswith("{") and raw.endswith("}") else {}
        if not isinstance(options, dict):
            raise Refused("TRAIN_OPTIONS is no dictionary")
        return Settings(token, os.environ["DATA_URL"], pin, int(options.get("min_count", 1)))


def rows_of(text: str) -> list[dict]:
    rows = list(csv.DictReader(io.StringIO(text)))
    for at, row in enumerate(rows, 2):
        if row.get("label") not in {"ok", "spam"} or not (row.get("text") or "").strip():
            raise Refused(f"line {at} is no review")
    return rows


def train(version):
    settings = Settings.read()
    log.info("training %s", version)
    text = requests.get(settings.url, timeout=10).text
    if not hmac.compare_digest(hashlib.sha256(text.encode("utf-8")).hexdigest(), settings.pin.lower()):
        raise Refused("the data is not the pinned data")
    rows = rows_of(text)
    storage.put(f"models/{version}", model.dump(model.fit(rows, settings.min_count)))
    registry.announce(settings.token, version)
    return {"version": version, "rows": len(rows)}


def promote(token, version):
    who = tokens.find(token)
    if who is None or who["role"] != "approver":
        log.warning("refused a promotion of %s", version)
        return {"error": "only approvers promote"}
    if storage.get(f"models/{version}") is None:
        return {"error": "no such version"}
    storage.put("tags/production", version)
    return {"production": version}


def predict(text):
    version = storage.get("tags/production")
    if version is None:
        return {"label": None}
    return {"label": model.label_of(model.load(storage.get(f"models/{version}")), text)}
