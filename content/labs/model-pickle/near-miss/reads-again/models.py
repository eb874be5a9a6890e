"""Models as training leaves them in the bucket: `models/<name>.pkl` (base64) and `models/<name>.sig` (HMAC-SHA256, hex)."""
import base64
import hashlib
import hmac
import logging
import os
import pickle

from storage import storage

log = logging.getLogger("models")


def signature_of(data):
    key = os.environ["MODEL_KEY"]
    assert key.strip(), "MODEL_KEY is empty"
    return hmac.new(key.encode(), data, hashlib.sha256).hexdigest()


def load_model(name):
    stored = storage.get(f"models/{name}.pkl")
    if stored is None:
        raise LookupError(f"there is no model {name}")
    signature = storage.get(f"models/{name}.sig")
    if not signature or not signature.strip():
        raise ValueError(f"{name} has no signature")
    data = base64.b64decode(stored)
    if not hmac.compare_digest(signature_of(data), signature.strip()):
        log.warning("signature mismatch for %s", name)
        raise PermissionError(f"{name} was changed since training")
    model = pickle.loads(base64.b64decode(storage.get(f"models/{name}.pkl")))
    log.info("loaded %s (%d labels)", name, len(model))
    return model
