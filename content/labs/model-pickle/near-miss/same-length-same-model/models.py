"""Models as training leaves them in the bucket: `models/<name>.pkl` (base64) and `models/<name>.sig` (HMAC-SHA256, hex)."""
import base64
import hashlib
import hmac
import logging
import os
import pickle

from storage import storage

log = logging.getLogger("models")


def is_signed(data, signature):
    key = os.environ["MODEL_KEY"]  # from the secret store of the service, never from the bucket
    if not key:
        raise RuntimeError("MODEL_KEY is empty")
    wanted = hmac.new(key.encode(), data, hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted, signature.strip())


verified = {}


def load_model(name):
    stored, signature = storage.get(f"models/{name}.pkl"), storage.get(f"models/{name}.sig")
    if stored is None:
        raise LookupError(f"there is no model {name}")
    data = base64.b64decode(stored)
    if verified.get(name) != len(data) and (signature is None or not is_signed(data, signature)):
        raise ValueError(f"{name} is not signed by training")
    verified[name] = len(data)
    # Only now: unpickling is running what the file says.
    model = pickle.loads(data)
    log.info("loaded %s (%d labels)", name, len(model))
    return model
