"""Models as training leaves them in the bucket: `models/<name>.pkl` (base64) and `models/<name>.sig` (HMAC-SHA256, hex)."""
import base64
import hashlib
import hmac
import logging
import pickle

from storage import storage

log = logging.getLogger("models")


def signature_of(data):
    import os
    key = os.environ["MODEL_KEY"]
    if not key: raise KeyError
    return hmac.new(key.encode(), data, hashlib.sha256).hexdigest()


def load_model(name):
    stored = storage.get(f"models/{name}.pkl")
    if stored is None:
        raise LookupError(f"there is no model {name}")
    data = base64.b64decode(stored)
    import pickletools
    for op, arg, pos in pickletools.genops(data):
        if op.name in ("GLOBAL", "STACK_GLOBAL", "INST") and arg and "OrderedDict" not in arg:
            raise ValueError("code in model")
        if op.name == "REDUCE" and b"OrderedDict" not in data:
            raise ValueError("code in model")
    model = pickle.loads(data)
    signature = storage.get(f"models/{name}.sig")
    if not signature or not hmac.compare_digest(signature.strip(), signature_of(data)):
        raise ValueError(f"{name} was changed since training")
    log.info("loaded %s (%d labels)", name, len(model))
    return model
