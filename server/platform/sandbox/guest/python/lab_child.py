# Runs inside the interpreter: loads the learner's files, makes the calls it is told to make, hands back plain values.
# It knows no expected value and no check; it never says pass or fail.
import base64
import gc
import importlib
import importlib.machinery
import io
import json
import linecache
import logging
import math
import os
import random
import sys
import traceback

import lab_digest

APP = "/app"
LOG_PLACES = (APP, "/var/log", "/tmp", "/srv")
MAX_PRINTED = 4000
MAX_TEXT = 60000
MAX_BYTES = 100000  # a picture that is larger than what is read at once, and as base64 still far below what one line may have


class _Printed(io.TextIOBase):
    """Keeps the first characters of what the program prints."""

    def __init__(self):
        self.text = ""

    def writable(self):
        return True

    def write(self, text):
        if len(self.text) < MAX_PRINTED:
            self.text += str(text)[: MAX_PRINTED - len(self.text)]
        return len(text)


def plain(value, depth=0):
    """A value as JSON. Exact types only, so that a subclass cannot answer for the value it pretends to be."""
    if depth > 20:
        return {"$type": "too deep"}
    kind = type(value)
    if kind is float and not math.isfinite(value):
        return {"$type": "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"}
    if value is None or kind in (bool, int, float):
        return value
    if kind in (str, lab_digest.DigestText):
        return value[:MAX_TEXT]
    if kind in (bytes, bytearray, lab_digest.DigestBytes):
        return {"$bytes": base64.b64encode(value[:MAX_BYTES]).decode()}
    if kind in (list, tuple):
        return [plain(item, depth + 1) for item in value[:500]]
    if kind is dict:
        return {str(key): plain(item, depth + 1) for key, item in list(value.items())[:500]}
    return {"$type": kind.__name__}


def _error(problem):
    """Type, message and the learner's own line of an exception."""
    said = {"type": type(problem).__name__, "message": str(problem)[:2000]}
    if isinstance(problem, SyntaxError) and problem.filename:
        said["file"], said["line"] = os.path.basename(problem.filename), problem.lineno
        said["message"] = str(problem.msg)
        return said
    for frame in reversed(traceback.extract_tb(problem.__traceback__)):
        if frame.filename.startswith(APP):
            said["file"], said["line"] = frame.filename[len(APP) + 1 :], frame.lineno
            break
    return said


def _call(call):
    module = importlib.import_module(call["file"].removesuffix(".py").replace("/", "."))
    if "function" in call:
        return {"value": plain(getattr(module, call["function"])(*call.get("args", [])))}
    import flask

    apps = [thing for thing in vars(module).values() if isinstance(thing, flask.Flask) and not isinstance(thing, flask.Blueprint)]
    if not apps:
        raise RuntimeError(f"{call['file']} has no Flask app any more; keep the line `app = Flask(__name__)`")
    return {"value": plain(apps[0].answer(call))}


def _log_files():
    """What the program wrote into files called *.log is as readable as what it printed."""
    texts = []
    for place in LOG_PLACES:
        for folder, _, names in os.walk(place):
            for name in names:
                if name.endswith(".log"):
                    with open(os.path.join(folder, name), errors="replace") as file:
                        texts.append(file.read(MAX_PRINTED))
    return "".join(texts)


_modules, _globals, _path, _loggers = {}, [], [], frozenset()
# Whose names a program may have replaced: its surroundings, and what a check for an attack tends to be put into.
_PATCHABLE = (
    "builtins os posixpath io time datetime random json re pickle hashlib hmac secrets logging uuid tempfile shutil base64 sqlite3 urllib.parse "
    "lab_host lab_digest lab_clock lab_child lab_requests lab_loop asyncio jinja2 flask database psycopg llm openai services storage requests werkzeug werkzeug.utils markupsafe"
).split()


_compiled = {}


class _Once(importlib.machinery.SourceFileLoader):
    """Compiles each text once a run: the steps of a run load the same files."""

    def get_code(self, fullname):
        key = (self.path, self.get_data(self.path))
        if key not in _compiled:
            _compiled[key] = self.source_to_code(key[1], self.path)
        return _compiled[key]


def remember():
    """Called once, when all that is kept has been imported: what `tidy` goes back to."""
    global _modules, _globals, _path, _loggers
    _modules, _path, _loggers = dict(sys.modules), list(sys.path), frozenset(logging.root.manager.loggerDict)
    _globals = [(vars(sys.modules[name]), {}) for name in _PATCHABLE]
    for now, first in _globals:
        first.update(now)
    sys.path_hooks.insert(0, importlib.machinery.FileFinder.path_hook((_Once, [".py"])))
    sys.path_importer_cache.clear()


def tidy():
    """Between two steps of one run: what the program loaded and replaced is gone. After the run the whole memory is put back."""
    for name in sys.modules.keys() - _modules.keys():
        del sys.modules[name]
    sys.modules.update(_modules)
    for now, first in _globals:
        if now != first:
            for name in now.keys() - first.keys():
                del now[name]
            now.update(first)
    sys.path[:] = _path
    for place in [place for place in sys.path_importer_cache if place.startswith(APP)]:
        del sys.path_importer_cache[place]
    linecache.clearcache()
    for name in [name for name in logging.root.manager.loggerDict if name not in _loggers]:
        del logging.root.manager.loggerDict[name]
    os.chdir("/")
    gc.collect()


_seeded = []  # filled, not replaced: `tidy` would put a name back


def _draw_seed():
    """Once a run: the saved memory would give every run the same numbers, and this mark is put back with it."""
    if not _seeded:
        random.seed()
        _seeded.append(True)


def run(request):
    """Takes one request as JSON text, gives the answer as JSON text."""
    told = json.loads(request)
    import database
    import lab_clock
    import lab_loop
    import services

    database.prepare(told.get("sqlite", []), told.get("hasDatabase", False))
    services.prepare(told.get("services", []))
    lab_clock.prepare(told.get("clock"))
    lab_loop.prepare()
    os.environ.clear()
    os.environ.update(told.get("env", {}))
    _draw_seed()
    os.chdir(APP)
    sys.path.insert(0, APP)
    printed = _Printed()
    sys.stdout = sys.stderr = printed
    logging.basicConfig(level=logging.DEBUG, stream=printed, format="%(levelname)s %(name)s: %(message)s", force=True)
    returns = []
    for call in told["calls"]:
        lab_clock.advance(call.get("after", 0))
        try:
            returns.append(_call(call))
        except BaseException as problem:  # SystemExit and KeyboardInterrupt are answers too
            returns.append({"error": _error(problem)})
    logging.shutdown()
    return json.dumps({"returns": returns, "printed": printed.text + _log_files()[:MAX_PRINTED]})
