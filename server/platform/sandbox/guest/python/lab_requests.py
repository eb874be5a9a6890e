# What a request of a lab's Flask app looks like: query, form, headers, cookies, JSON body, authorisation.
import base64
import binascii
import json as _json
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlencode

from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType


class Values(dict):
    """Query values as Flask gives them: get() with a default and a type, getlist() for a name that comes more than once."""

    def __init__(self, given=()):
        self._lists = {}
        for key, value in given.items() if isinstance(given, dict) else given:
            self._lists.setdefault(key, []).append(value)
        super().__init__({key: values[0] for key, values in self._lists.items()})

    def get(self, key, default=None, type=None):
        value = super().get(key, default)
        if type is None or key not in self:
            return value
        try:
            return type(value)
        except (ValueError, TypeError):
            return default

    def getlist(self, key, type=None):
        found = self._lists.get(key, [self[key]] if key in self else [])
        return found if type is None else [type(value) for value in found]

    def lists(self):
        return [(key, self.getlist(key)) for key in self]

    def to_dict(self, flat=True):
        return dict(self) if flat else dict(self.lists())


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

    def getlist(self, key, type=None):
        return [self[key]] if key in self else []

    def add(self, key, value):
        self[key] = f"{self[key]}, {value}" if key in self else value

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
    max_content_length = None

    def __init__(self):
        self.fill({})

    def fill(self, call):
        self.method = call.get("method", "GET")
        self.path, _, asked = call.get("path", "/").partition("?")
        pairs = parse_qsl(asked, keep_blank_values=True) + list(call.get("query", {}).items())
        self.args, self.form = Values(pairs), Values(call.get("form", {}))
        self.values = Values(pairs + list(self.form.items()))
        self.query_string = (asked if not call.get("query") else urlencode(pairs)).encode()
        self.full_path = f"{self.path}?{self.query_string.decode()}"
        self.headers = Headers(call.get("headers", {}))
        self.remote_addr, self.files = "192.0.2.44", Values()
        self.view_args, self.endpoint, self.scheme, self.host = {}, None, "https", "app.example"
        self.is_secure, self.root_path, self.user_agent = True, "", self.headers.get("User-Agent", "")
        self.access_route, self.blueprint = [self.remote_addr], None
        self.host_url = self.url_root = self.root_url = "https://app.example/"
        self.base_url = f"https://app.example{self.path}"
        self.url = f"https://app.example{self.full_path.rstrip('?')}"
        self.is_json = "json" in call
        self._body = _json.dumps(call["json"]).encode() if self.is_json else b""
        self.content_length = len(self._body)
        self.mimetype = self.content_type = "application/json" if self.is_json else ""
        pairs = (part.strip().partition("=") for part in self.headers.get("Cookie", "").split(";"))
        self.cookies = Values({key: value for key, _, value in pairs if key})
        self.authorization = _authorization(self.headers["Authorization"]) if "Authorization" in self.headers else None

    @property
    def data(self):
        if self.max_content_length is not None and self.content_length > self.max_content_length:
            raise RequestEntityTooLarge()
        return self._body

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
