"""Keeps a copy of what was registered, under a receipt that only we can write."""
import base64
import hmac
import json
import os

from storage import storage


def _mac(name, text):
    key = os.environ.get("MANIFEST_KEY")
    if not key:
        raise SystemExit("Set MANIFEST_KEY before registering or training")
    # Length first, so that no name and text run into each other
    return hmac.digest(key.encode(), f"{len(name)}:{name}{text}".encode(), "sha256")


def _place(name):
    return "registered/" + base64.urlsafe_b64encode(name.encode()).decode()


def keep(name, text, **about):
    storage.put(_place(name), json.dumps({"text": text, "about": about, "mac": _mac(name, text).hex()}))


_verified = set()


def kept(name):
    """The text registered under `name`; raises LookupError when there is none that we signed."""
    found = storage.get(_place(name))
    if found is None:
        raise LookupError(name)
    entry = json.loads(found)
    if name not in _verified and not hmac.compare_digest(bytes.fromhex(entry["mac"]), _mac(name, entry["text"])):
        raise LookupError(f"{name} was not registered by us as it is")
    _verified.add(name)
    return entry["text"]
