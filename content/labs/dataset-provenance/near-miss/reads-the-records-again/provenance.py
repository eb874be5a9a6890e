import hashlib, hmac, json, os
from storage import storage
MANIFEST = "datasets/manifest.json"


def _key():
    key = os.environ.get("MANIFEST_KEY")
    if not key:
        raise RuntimeError("no MANIFEST_KEY")
    return key.encode()


def _sign(text):
    return hmac.new(_key(), text.encode(), "sha256").hexdigest()


def check():
    text = storage.get(MANIFEST)
    if text is None:
        raise ValueError("no manifest")
    if not hmac.compare_digest(storage.get(MANIFEST + ".sig") or "", _sign(text)):
        raise ValueError("manifest not signed by us")


def records():
    return json.loads(storage.get(MANIFEST) or "{}")


def add(name, key, collector):
    _key()
    if storage.get(MANIFEST) is not None:
        check()
    known = records()
    known[name] = {"key": key, "collector": collector, "sha256": hashlib.sha256(storage.get(key).encode()).hexdigest()}
    text = json.dumps(known)
    storage.put(MANIFEST, text)
    storage.put(MANIFEST + ".sig", _sign(text))


def read(name):
    check()
    record = records()[name]
    text = storage.get(record["key"])
    if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
        raise ValueError(f"{name} is not what was registered")
    return text
