"""Models as training leaves them in the bucket."""
import base64
import hashlib
import hmac
import io
import logging
import os
import pickle

from storage import storage

log = logging.getLogger("models")


def signature_of(data):
    key = os.environ["MODEL_KEY"]
    if not key:
        raise RuntimeError("MODEL_KEY is not set")
    return hmac.new(key.encode(), data, hashlib.sha256).hexdigest()


def load_model(name):
    stored = storage.get(f"models/{name}.pkl")
    if stored is None:
        raise LookupError(f"there is no model {name}")
    data = base64.b64decode(stored)
    signature = (storage.get(f"models/{name}.sig") or "").strip()
    if not signature or not hmac.compare_digest(signature_of(data), signature):
        raise ValueError(f"{name} was changed since training")
    model = pickle.loads(data)
    if not all(isinstance(weights, dict) for weights in model.values()) or len(model) > 100:
        raise ValueError("not a model")
    log.info("loaded %s (%d labels)", name, len(model))
    return model
