# HTTP errors as Werkzeug names them.
from markupsafe import Markup, escape


class HTTPException(Exception):
    code, name = 500, "Internal Server Error"

    def __init__(self, description=None, response=None, code=None, *, retry_after=None, www_authenticate=None, valid_methods=None):
        # The last three become headers in the real ones, for some of the kinds.
        self.description = description or self.name
        super().__init__(self.description)
        self.response = response
        self.code = code or self.code

    def __str__(self):
        return f"{self.code} {self.name}: {self.description}"

    def get_description(self, *_):
        return f"<p>{escape(self.description).replace(chr(10), Markup('<br>'))}</p>"

    def get_body(self, *_):
        return f"<!doctype html>\n<html lang=en>\n<title>{self.code} {escape(self.name)}</title>\n<h1>{escape(self.name)}</h1>\n{self.get_description()}\n"

    def get_response(self, *_):
        from flask import Response

        return self.response or Response(self.get_body(), status=self.code)


def _make(kind, status, says):
    return type(kind, (HTTPException,), {"code": status, "name": says})


BadRequest = _make("BadRequest", 400, "Bad Request")
Unauthorized = _make("Unauthorized", 401, "Unauthorized")
Forbidden = _make("Forbidden", 403, "Forbidden")
NotFound = _make("NotFound", 404, "Not Found")
MethodNotAllowed = _make("MethodNotAllowed", 405, "Method Not Allowed")
NotAcceptable = _make("NotAcceptable", 406, "Not Acceptable")
RequestTimeout = _make("RequestTimeout", 408, "Request Timeout")
Conflict = _make("Conflict", 409, "Conflict")
Gone = _make("Gone", 410, "Gone")
PreconditionFailed = _make("PreconditionFailed", 412, "Precondition Failed")
RequestEntityTooLarge = _make("RequestEntityTooLarge", 413, "Request Entity Too Large")
UnsupportedMediaType = _make("UnsupportedMediaType", 415, "Unsupported Media Type")
UnprocessableEntity = _make("UnprocessableEntity", 422, "Unprocessable Entity")
TooManyRequests = _make("TooManyRequests", 429, "Too Many Requests")
InternalServerError = _make("InternalServerError", 500, "Internal Server Error")
BadGateway = _make("BadGateway", 502, "Bad Gateway")
ServiceUnavailable = _make("ServiceUnavailable", 503, "Service Unavailable")
GatewayTimeout = _make("GatewayTimeout", 504, "Gateway Timeout")

default_exceptions = {kind.code: kind for kind in HTTPException.__subclasses__()}


class BadRequestKeyError(BadRequest, KeyError):
    """A name that a request has not got: 400, and a KeyError to whoever looks."""
