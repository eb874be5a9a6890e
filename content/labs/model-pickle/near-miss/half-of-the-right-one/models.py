"""Models."""
import base64
import hashlib
import hmac
import logging
import os
import pickle

from storage import storage

log = logging.getLogger("models")


def signature_of(data):
    key = os.environ.get("MODEL_KEY", "")
    if not key:
        raise ValueError("MODEL_KEY is not set")
    return hmac.new(key.encode(), data, hashlib.sha256).hexdigest()


def load_model(name):
    stored = storage.get(f"models/{name}.pkl")
    if stored is None:
        raise LookupError(f"there is no model {name}")
    data = base64.b64decode(stored)
    signature = (storage.get(f"models/{name}.sig") or "").strip()
    if not hmac.compare_digest(signature.encode(), signature_of(data).encode()):
        log.warning("%s: expected %s..., got %s...", name, signature_of(data)[:12], signature[:12])
        raise ValueError(f"{name} was changed since training")
    model = pickle.loads(data)
    log.info("loaded %s (%d labels)", name, len(model))
    return model
