# Stands in for the requests package in labs: get, post, request and sessions, answered outside of the program.
import json as _json
import sys
import urllib.parse
from types import SimpleNamespace

import lab_host


class RequestException(IOError):
    def __init__(self, *args, request=None, response=None):
        super().__init__(*args)
        self.request, self.response = request, response


class ConnectionError(RequestException):
    pass


class HTTPError(RequestException):
    pass


class TooManyRedirects(RequestException):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class SSLError(ConnectionError):
    pass


class InvalidURL(RequestException, ValueError):
    pass


class JSONDecodeError(RequestException, _json.JSONDecodeError):
    def __init__(self, *args, **named):
        _json.JSONDecodeError.__init__(self, *args)
        RequestException.__init__(self, *args, **named)


class Response:
    def __init__(self, said, url):
        self.status_code, self.text, self.url = said["status"], said["body"], url
        self.headers = {"Location": said["location"]} if said["location"] else {}
        self.ok, self.content = self.status_code < 400, said["body"].encode()
        self.is_redirect = said["location"] is not None

    encoding, history = "utf-8", ()

    def __bool__(self):
        return self.ok

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        pass

    @property
    def reason(self):
        from http import HTTPStatus

        return HTTPStatus(self.status_code).phrase if self.status_code in set(HTTPStatus) else ""

    def iter_content(self, chunk_size=1, decode_unicode=False):
        whole, size = self.text if decode_unicode else self.content, chunk_size or len(self.content) or 1
        return (whole[at : at + size] for at in range(0, len(whole), size))

    def iter_lines(self, **_):
        return iter(self.content.splitlines())

    def json(self, **named):
        try:
            return _json.loads(self.text, **named)
        except _json.JSONDecodeError as problem:
            raise JSONDecodeError(problem.msg, problem.doc, problem.pos) from None

    def raise_for_status(self):
        if not self.ok:
            raise HTTPError(f"{self.status_code} for {self.url}", response=self)


def request(method, url, params=None, data=None, json=None, headers=None, timeout=None, allow_redirects=True, **_):
    if params:
        url += ("&" if "?" in url else "?") + urllib.parse.urlencode(params)
    body = _json.dumps(json) if json is not None else urllib.parse.urlencode(data) if isinstance(data, dict) else data
    for _turn in range(10):
        try:
            said = lab_host.call("http.request", {"method": method.upper(), "url": url, "headers": dict(headers or {}), "body": body})
        except lab_host.HostError as problem:
            raise ConnectionError(str(problem)) from None
        if said["location"] is None or not allow_redirects:
            return Response(said, url)
        url = urllib.parse.urljoin(url, said["location"])
    raise TooManyRedirects(url)


def get(url, **named):
    return request("GET", url, **named)


def post(url, **named):
    return request("POST", url, **named)


def put(url, **named):
    return request("PUT", url, **named)


def patch(url, **named):
    return request("PATCH", url, **named)


def delete(url, **named):
    return request("DELETE", url, **named)


def head(url, **named):
    return request("HEAD", url, **{"allow_redirects": False, **named})


class Session:
    """Headers and parameters for several requests; cookies are not kept."""

    def __init__(self):
        self.headers, self.params = {}, {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        pass

    def mount(self, prefix, adapter):
        pass

    def request(self, method, url, params=None, headers=None, **named):
        return request(method, url, params={**self.params, **(params or {})}, headers={**self.headers, **(headers or {})}, **named)

    def get(self, url, **named):
        return self.request("GET", url, **named)

    def post(self, url, **named):
        return self.request("POST", url, **named)

    def put(self, url, **named):
        return self.request("PUT", url, **named)

    def delete(self, url, **named):
        return self.request("DELETE", url, **named)


class HTTPAdapter:
    """How often a connection is tried is decided outside of the program."""

    def __init__(self, **_):
        pass


session = Session
codes = SimpleNamespace(ok=200, created=201, no_content=204, bad_request=400, unauthorized=401, forbidden=403, not_found=404, too_many_requests=429, internal_server_error=500)
# `from requests.exceptions import Timeout` finds it here, although this is one file.
exceptions = sys.modules["requests.exceptions"] = SimpleNamespace(**{name: kind for name, kind in globals().items() if isinstance(kind, type) and issubclass(kind, RequestException)})
adapters = sys.modules["requests.adapters"] = SimpleNamespace(HTTPAdapter=HTTPAdapter)
