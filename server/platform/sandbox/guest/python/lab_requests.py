# What a request of a lab's Flask app looks like: query, form, headers, cookies, JSON body, authorisation.
import base64
import binascii
import json as _json
from functools import cached_property
from urllib.parse import parse_qsl, urlencode

from werkzeug.exceptions import BadRequest, BadRequestKeyError, RequestEntityTooLarge, UnsupportedMediaType


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

    def __missing__(self, key):
        raise BadRequestKeyError(str(key))

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

    set = __setitem__

    def update(self, given):
        for key, value in dict(given).items():
            self[key] = value

    extend = update

    def remove(self, key):
        self.pop(key, None)

    def setdefault(self, key, default=None):
        return super().setdefault(key.title(), default)

    def pop(self, key, *default):
        return super().pop(key.title(), *default)


class CacheControl:
    """`response.cache_control.no_store = True` writes the header."""

    def __init__(self, headers):
        vars(self)["_headers"] = headers

    def __setattr__(self, name, value):
        name = name.replace("_", "-")
        said = [part for part in self._headers.get("Cache-Control", "").split(", ") if part and part.partition("=")[0] != name]
        self._headers["Cache-Control"] = ", ".join([*said, *([] if value in (None, False) else [name if value is True else f"{name}={value}"])])


class Authorization:
    """`type`, `token`, and for basic authentication user and password, as attributes and by name."""

    def __init__(self, type, parameters=None, token=None):
        self.type, self.parameters, self.token = type, parameters or {}, token

    def __getattr__(self, name):
        return vars(self).get("parameters", {}).get(name)

    __getitem__ = __getattr__

    def get(self, name, default=None):
        return self.parameters.get(name, default)

    def __contains__(self, name):
        return name in self.parameters


def _authorization(text):
    kind, _, rest = text.partition(" ")
    if kind.lower() != "basic":
        return Authorization(kind.lower(), token=rest)
    try:
        username, _, password = base64.b64decode(rest).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return Authorization("basic", {"username": username, "password": password})


class Request:
    max_content_length = None
    remote_addr, scheme, host, is_secure, root_path = "192.0.2.44", "https", "app.example", True, ""
    host_url = url_root = root_url = "https://app.example/"
    endpoint = blueprint = None

    def __init__(self):
        self.fill({})

    def fill(self, call):
        """Made out only as far as it is asked for: most programs look at one or two parts of a request."""
        vars(self).clear()
        self._call = call
        self.method = call.get("method", "GET")
        self.path, _, self._asked = call.get("path", "/").partition("?")
        self.view_args = {}

    @cached_property
    def _pairs(self):
        return parse_qsl(self._asked, keep_blank_values=True) + list(self._call.get("query", {}).items())

    @cached_property
    def args(self):
        return Values(self._pairs)

    @cached_property
    def form(self):
        return Values(self._call.get("form", {}))

    @cached_property
    def values(self):
        return Values(self._pairs + list(self._call.get("form", {}).items()))

    @cached_property
    def files(self):
        return Values()

    @cached_property
    def query_string(self):
        return (self._asked if not self._call.get("query") else urlencode(self._pairs)).encode()

    @cached_property
    def full_path(self):
        return f"{self.path}?{self.query_string.decode()}"

    @cached_property
    def base_url(self):
        return f"https://app.example{self.path}"

    @cached_property
    def url(self):
        return f"https://app.example{self.full_path.rstrip('?')}"

    @cached_property
    def headers(self):
        return Headers(self._call.get("headers", {}))

    @cached_property
    def user_agent(self):
        return self.headers.get("User-Agent", "")

    @cached_property
    def access_route(self):
        return [self.remote_addr]

    @cached_property
    def is_json(self):
        return "json" in self._call

    @cached_property
    def _body(self):
        return _json.dumps(self._call["json"]).encode() if "json" in self._call else b""

    @cached_property
    def content_length(self):
        return len(self._body)

    @cached_property
    def content_type(self):
        return "application/json" if "json" in self._call else ""

    @cached_property
    def mimetype(self):
        return self.content_type

    @cached_property
    def cookies(self):
        pairs = (part.strip().partition("=") for part in self.headers.get("Cookie", "").split(";"))
        return Values({key: value for key, _, value in pairs if key})

    @cached_property
    def authorization(self):
        return _authorization(self.headers["Authorization"]) if "Authorization" in self.headers else None

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
        # Read once: who changes what it gave finds the change again.
        if "_json" not in vars(self):
            self._json = _json.loads(self.data)
        return self._json

    def get_data(self, as_text=False, **_):
        return self.data.decode() if as_text else self.data
