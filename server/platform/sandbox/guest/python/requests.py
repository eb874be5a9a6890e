# Stands in for the requests package in labs: get, post, request and sessions, answered outside of the program.
import json as _json
import urllib.parse

import lab_host


class RequestException(Exception):
    pass


class ConnectionError(RequestException):
    pass


class HTTPError(RequestException):
    pass


class TooManyRedirects(RequestException):
    pass


class Timeout(RequestException):
    pass


class Response:
    def __init__(self, said, url):
        self.status_code, self.text, self.url = said["status"], said["body"], url
        self.headers = {"Location": said["location"]} if said["location"] else {}
        self.ok, self.content = self.status_code < 400, said["body"].encode()
        self.is_redirect = said["location"] is not None

    def json(self):
        return _json.loads(self.text)

    def raise_for_status(self):
        if not self.ok:
            raise HTTPError(f"{self.status_code} for {self.url}")


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

    def request(self, method, url, params=None, headers=None, **named):
        return request(method, url, params={**self.params, **(params or {})}, headers={**self.headers, **(headers or {})}, **named)

    def get(self, url, **named):
        return self.request("GET", url, **named)

    def post(self, url, **named):
        return self.request("POST", url, **named)


class exceptions:
    RequestException, ConnectionError, HTTPError, TooManyRedirects, Timeout = RequestException, ConnectionError, HTTPError, TooManyRedirects, Timeout
