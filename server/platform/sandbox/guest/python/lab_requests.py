# What a request of a lab's Flask app looks like: query, form, headers, cookies, JSON body, authorisation.
import base64
import binascii
import json as _json
from types import SimpleNamespace

from werkzeug.exceptions import BadRequest, UnsupportedMediaType


class Values(dict):
    """Query values as Flask gives them: get() with a default and a type."""

    def get(self, key, default=None, type=None):
        value = super().get(key, default)
        if type is None or key not in self:
            return value
        try:
            return type(value)
        except (ValueError, TypeError):
            return default

    def getlist(self, key):
        return [self[key]] if key in self else []

    def to_dict(self, **_):
        return dict(self)


class Headers(Values):
    """By name, whatever its case."""

    def __init__(self, given=()):
        super().__init__({str(key).title(): value for key, value in dict(given).items()})

    def __getitem__(self, key):
        return super().__getitem__(key.title())

    def __setitem__(self, key, value):
        super().__setitem__(key.title(), value)

    def __contains__(self, key):
        return super().__contains__(key.title())

    def get(self, key, default=None, type=None):
        return super().get(key.title(), default, type)

    def update(self, given):
        for key, value in dict(given).items():
            self[key] = value

    def setdefault(self, key, default=None):
        return super().setdefault(key.title(), default)

    def pop(self, key, *default):
        return super().pop(key.title(), *default)


def _authorization(text):
    kind, _, rest = text.partition(" ")
    found = SimpleNamespace(type=kind.lower(), token=rest, username=None, password=None)
    if found.type == "basic":
        try:
            found.username, _, found.password = base64.b64decode(rest).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
    return found


class Request:
    def __init__(self):
        self.fill({})

    def fill(self, call):
        self.method, self.path = call.get("method", "GET"), call.get("path", "/")
        self.args, self.form = Values(call.get("query", {})), Values(call.get("form", {}))
        self.values = Values({**self.args, **self.form})
        self.headers = Headers(call.get("headers", {}))
        self.remote_addr, self.files = "192.0.2.44", Values()
        self.view_args, self.endpoint, self.scheme, self.host = {}, None, "https", "app.example"
        self.url = self.base_url = f"https://app.example{self.path}"
        self.is_json = "json" in call
        self.data = _json.dumps(call["json"]).encode() if self.is_json else b""
        self.content_length = len(self.data)
        self.mimetype = self.content_type = "application/json" if self.is_json else ""
        pairs = (part.strip().partition("=") for part in self.headers.get("Cookie", "").split(";"))
        self.cookies = Values({key: value for key, _, value in pairs if key})
        self.authorization = _authorization(self.headers["Authorization"]) if "Authorization" in self.headers else None

    @property
    def json(self):
        return self.get_json()

    def get_json(self, force=False, silent=False, **_):
        if not self.is_json:
            if silent:
                return None
            raise (BadRequest if force else UnsupportedMediaType)()
        return _json.loads(self.data)

    def get_data(self, as_text=False, **_):
        return self.data.decode() if as_text else self.data
