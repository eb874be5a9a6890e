# The part of Flask that lab code uses: routes, request, g, blueprints, hooks, error handlers, responses, pages of one text. Behaves as Flask 3 does where a lab can tell.
import asyncio as _asyncio
import functools
import json as _json
import logging as _logging
import os
import re
import sys
from types import SimpleNamespace

import jinja2 as _jinja2
import lab_addresses
import lab_requests
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, default_exceptions
from werkzeug.utils import safe_join

Request = lab_requests.Request
request = Request()
json = _json


class _Globals(SimpleNamespace):
    """`g`: empty at every request."""

    def get(self, name, default=None):
        return getattr(self, name, default)

    def pop(self, name, *default):
        return vars(self).pop(name, *default)

    def setdefault(self, name, default=None):
        return vars(self).setdefault(name, default)

    def __contains__(self, name):
        return hasattr(self, name)

    def __iter__(self):
        return iter(vars(self))


g = _Globals()


class Config(dict):
    """Settings: a dictionary that can be filled from elsewhere; only names in capitals are settings."""

    def from_mapping(self, mapping=None, **named):
        self.update({key: value for key, value in {**(mapping or {}), **named}.items() if key.isupper()})
        return True

    def from_object(self, thing):
        if isinstance(thing, str):
            raise ImportError(f"import {thing} and hand it over")
        self.from_mapping({key: getattr(thing, key) for key in dir(thing)})

    def from_prefixed_env(self, prefix="FLASK", *, loads=_json.loads):
        for key, text in os.environ.items():
            if key.startswith(f"{prefix}_"):
                try:
                    value = loads(text)
                except Exception:
                    value = text
                self[key.removeprefix(f"{prefix}_")] = value
        return True


class Response:
    def __init__(self, response=b"", status=200, headers=None, mimetype=None, content_type=None, **_):
        self.headers = lab_requests.Headers(headers or {})
        self.status_code = int(str(status).split(" ")[0])
        self.set_data(b"" if response is None else response)
        kind = content_type or mimetype or self.headers.get("Content-Type") or "text/html"
        self.headers["Content-Type"] = f"{kind}; charset=utf-8" if kind.startswith("text/") and "charset" not in kind else kind

    def set_data(self, data):
        if not isinstance(data, (str, bytes, bytearray)):
            data = b"".join(part.encode() if isinstance(part, str) else part for part in data)
        self._data = data.encode() if isinstance(data, str) else bytes(data)

    data = property(lambda self: self._data, set_data)

    def get_data(self, as_text=False):
        return self.data.decode() if as_text else self.data

    def get_json(self, **_):
        return _json.loads(self.data)

    def set_cookie(self, key, value="", **named):
        said = [f"{shown}={named[name]}" for name, shown in (("max_age", "Max-Age"), ("path", "Path"), ("domain", "Domain"), ("samesite", "SameSite")) if named.get(name) is not None]
        flags = [shown for name, shown in (("secure", "Secure"), ("httponly", "HttpOnly")) if named.get(name)]
        self.headers["Set-Cookie"] = "; ".join([f"{key}={value}", *said, *flags])

    def delete_cookie(self, key, **named):
        self.set_cookie(key, "", **{**named, "max_age": 0})

    @property
    def json(self):
        return self.get_json()

    @property
    def is_json(self):
        return self.mimetype == "application/json"

    @property
    def status(self):
        return str(self.status_code)

    @status.setter
    def status(self, status):
        self.status_code = int(str(status).split(" ")[0])

    @property
    def mimetype(self):
        return self.headers["Content-Type"].split(";")[0]

    @mimetype.setter
    def mimetype(self, kind):
        self.headers["Content-Type"] = kind

    @property
    def content_type(self):
        return self.headers["Content-Type"]

    content_type = content_type.setter(lambda self, kind: self.headers.__setitem__("Content-Type", kind))

    @property
    def cache_control(self):
        return lab_requests.CacheControl(self.headers)


def jsonify(*things, **named):
    value = named or (things[0] if len(things) == 1 else list(things))
    return Response(_json.dumps(value, default=_plain), mimetype="application/json")


def _plain(value):
    """What Flask writes for the few kinds that JSON has not got; a date is written as a header has it, not as a table does."""
    kind = type(value).__name__
    if kind in ("date", "datetime"):
        return value.strftime("%a, %d %b %Y %H:%M:%S GMT")
    if kind in ("Decimal", "UUID"):
        return str(value)
    if hasattr(value, "__dataclass_fields__"):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    if hasattr(value, "__html__"):
        return str(value.__html__())
    raise TypeError(f"Object of type {kind} is not JSON serializable")


def make_response(body="", status=None, headers=None):
    return _respond((body, status or 200, headers or {}) if status or headers else body)


def redirect(location, code=302):
    return Response("", status=code, headers={"Location": location})


def abort(code, description=None, response=None, **_):
    if isinstance(code, Response):
        raise HTTPException("", response=code)
    raise default_exceptions.get(code, HTTPException)(description, response, code)


def send_file(path_or_file, mimetype=None, as_attachment=False, download_name=None, max_age=None, **_):
    name = download_name or (None if hasattr(path_or_file, "read") else os.path.basename(os.fspath(path_or_file)))
    if as_attachment and name is None:
        raise TypeError("No name provided for attachment. Either set 'download_name' or pass a file path instead of a file.")
    headers = {**({"Content-Disposition": f"attachment; filename={name}"} if as_attachment else {}), **({} if max_age is None else {"Cache-Control": f"public, max-age={max_age}"})}
    mimetype = mimetype or _mimetype_of(download_name or path_or_file)
    if hasattr(path_or_file, "read"):
        return Response(path_or_file.read(), mimetype=mimetype, headers=headers)
    with open(path_or_file, "rb") as file:
        return Response(file.read(), mimetype=mimetype, headers=headers)


def _mimetype_of(name):
    import mimetypes

    return (mimetypes.guess_type(os.fspath(name))[0] if isinstance(name, (str, os.PathLike)) else None) or "application/octet-stream"


def send_from_directory(directory, path, **named):
    full = safe_join(os.fspath(directory), os.fspath(path))
    if full is None or not os.path.isfile(full):
        raise NotFound()
    return send_file(full, **named)


def stream_with_context(parts):
    return parts


def after_this_request(hook):
    current_app._once.append(hook)
    return hook


def _respond(made):
    """A view may give a body, (body, status), (body, headers), (body, status, headers) or a Response."""
    status, headers = None, {}
    if isinstance(made, tuple):
        made, *more = made
        for one in more:
            if isinstance(one, int) or isinstance(one, str):
                status = int(str(one).split(" ")[0])
            else:
                headers = dict(one)
    if isinstance(made, HTTPException):
        made = made.get_response()
    if not isinstance(made, Response):
        if made is None:
            raise TypeError("The view function did not return a valid response. It returned None.")
        made = jsonify(made) if isinstance(made, (dict, list)) else Response(made)
    if status is not None:
        made.status_code = status
    made.headers.update(headers)
    return made


def url_for(endpoint, *, _anchor=None, _external=False, _scheme=None, _method=None, **values):
    if endpoint.startswith("."):
        endpoint = f"{request.endpoint.rpartition('.')[0]}{endpoint}".removeprefix(".")
    address = lab_addresses.build(current_app._rules, endpoint, values, _anchor)
    return f"{_scheme or request.scheme}://{request.host}{address}" if _external else address


def render_template_string(source, **context):
    app = current_app._is
    for add in app._contexts:
        context = {**add(), **context}
    return app.jinja_env.from_string(source).render(context)


def render_template(name, **_):
    raise _jinja2.TemplateNotFound(f"{name}: programs in a lab have no folder of templates; render_template_string takes the text of one")


def _awaited(made):
    """A view or a hook may be `async def`."""
    return _asyncio.run(made) if _asyncio.iscoroutine(made) else made


class Flask:
    def __init__(self, name, *_, url_prefix="", **__):
        self.name, self.config, self._prefix = name, Config(), url_prefix or ""
        self._routes, self._handlers, self._before, self._after = [], {}, [], []
        self._once, self._teardown, self._contexts = [], [], []
        self._rules = {"static": ["/static/<path:filename>"]}
        self.jinja_env = _jinja2.Environment(autoescape=True)
        self.jinja_env.globals.update(request=request, g=g, config=self.config, url_for=url_for)
        self.logger = _logging.getLogger(name)

    def route(self, rule, methods=("GET",), defaults=None, endpoint=None, **_):
        rule = self._prefix + rule
        pattern, ints = lab_addresses.pattern_of(rule), lab_addresses.whole_parts(rule)

        def keep(view):
            if defaults:
                view = functools.wraps(view)(functools.partial(view, **defaults))
            named = endpoint or getattr(view, "__name__", None)
            self._routes.append((tuple(methods), pattern, ints, view, named))
            self._rules.setdefault(named, []).append(rule)
            return view

        return keep

    def get(self, rule, **named):
        return self.route(rule, ("GET",), **named)

    def post(self, rule, **named):
        return self.route(rule, ("POST",), **named)

    def put(self, rule, **named):
        return self.route(rule, ("PUT",), **named)

    def patch(self, rule, **named):
        return self.route(rule, ("PATCH",), **named)

    def delete(self, rule, **named):
        return self.route(rule, ("DELETE",), **named)

    def add_url_rule(self, rule, endpoint=None, view_func=None, **named):
        self.route(rule, **{"methods": getattr(view_func, "methods", None) or ("GET",), "endpoint": endpoint, **named})(view_func)

    def before_request(self, hook):
        self._before.append(hook)
        return hook

    def after_request(self, hook):
        self._after.append(hook)
        return hook

    def teardown_request(self, hook):
        self._teardown.append(hook)
        return hook

    teardown_appcontext = teardown_request
    # What a blueprint says for its whole app; here all that it says is.
    before_app_request, after_app_request, teardown_app_request = before_request, after_request, teardown_request

    def errorhandler(self, kind):
        return lambda handler: self.register_error_handler(kind, handler)

    app_errorhandler = errorhandler

    def register_error_handler(self, kind, handler):
        self._handlers[kind] = handler
        return handler

    def register_blueprint(self, blueprint, url_prefix="", **_):
        self._routes += [(methods, re.compile("^" + url_prefix + pattern.pattern[1:]), ints, view, f"{blueprint.name}.{named}") for methods, pattern, ints, view, named in blueprint._routes]
        self._rules.update({f"{blueprint.name}.{named}": [url_prefix + rule for rule in rules] for named, rules in blueprint._rules.items()})
        self.jinja_env.filters.update(blueprint.jinja_env.filters)
        self._contexts += blueprint._contexts
        self._handlers.update(blueprint._handlers)
        self._before += blueprint._before
        self._after += blueprint._after
        self._teardown += blueprint._teardown

    def template_filter(self, name=None):
        return lambda filter: self.jinja_env.filters.__setitem__(name or filter.__name__, filter) or filter

    def context_processor(self, add):
        self._contexts.append(add)
        return add

    app_template_filter, app_context_processor = template_filter, context_processor

    def app_context(self):
        import contextlib

        return contextlib.nullcontext()

    def _view(self):
        """The hooks run first, also for an address that nobody serves."""
        fits = [(methods, ints, view, named, found) for methods, pattern, ints, view, named in self._routes if (found := pattern.match(request.path))]
        chosen = next((fit for fit in fits if request.method in fit[0]), None)
        if chosen:
            _, ints, view, request.endpoint, found = chosen
            request.view_args = {key: int(value) if key in ints else value for key, value in found.groupdict().items()}
        for hook in self._before:
            early = _awaited(hook())
            if early is not None:
                return early
        if not chosen:
            raise MethodNotAllowed() if fits else NotFound()
        return _awaited(view(**request.view_args))

    def _handler_for(self, problem):
        """By status first, then by the nearest class, as Flask looks."""
        if isinstance(problem, HTTPException) and problem.code in self._handlers:
            return self._handlers[problem.code]
        for kind in type(problem).__mro__:
            if kind in self._handlers:
                return self._handlers[kind]
        return None if isinstance(problem, HTTPException) else self._handlers.get(500)

    def _answer(self):
        try:
            return _respond(self._view())
        except Exception as problem:
            handler = self._handler_for(problem)
            if handler is not None:
                return _respond(_awaited(handler(problem)))
            if not isinstance(problem, HTTPException):
                raise
            return problem.get_response()

    def answer(self, call):
        request.fill(call)
        request.max_content_length = self.config.get("MAX_CONTENT_LENGTH")
        current_app._is = self
        vars(g).clear()
        self._once = []
        problem = None
        try:
            made = self._answer()
            for hook in [*self._once, *reversed(self._after)]:
                made = hook(made)
        except Exception as raised:
            problem = raised
            raise
        finally:
            for hook in reversed(self._teardown):
                hook(problem)
        return {"status": made.status_code, "type": made.mimetype, "headers": dict(made.headers), "body": made.data}


class _CurrentApp:
    _is = None

    def __getattr__(self, name):
        return getattr(self._is, name)


current_app = _CurrentApp()


class Blueprint(Flask):
    """Routes, hooks and handlers for an app to take over; no app itself."""


class _View:
    methods = None

    def dispatch_request(self, **values):
        raise NotImplementedError

    @classmethod
    def as_view(cls, name, *given, **named):
        def view(**values):
            return cls(*given, **named).dispatch_request(**values)

        view.__name__, view.methods = name, cls.methods or [kind for kind in ("GET", "POST", "PUT", "DELETE") if hasattr(cls, kind.lower())]
        return view


class _MethodView(_View):
    def dispatch_request(self, **values):
        return getattr(self, request.method.lower())(**values)


sys.modules["flask.views"] = views = SimpleNamespace(View=_View, MethodView=_MethodView)
# What programs name in annotations.
sys.modules["flask.typing"] = SimpleNamespace(ResponseReturnValue=object, ResponseValue=object, StatusCode=int)
sys.modules["flask.wrappers"] = SimpleNamespace(Request=Request, Response=Response)
