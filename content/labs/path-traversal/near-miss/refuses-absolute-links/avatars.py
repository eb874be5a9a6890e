"""Profile pictures."""
import os
from urllib.parse import unquote

from flask import Flask, abort, request, send_file

app = Flask(__name__)

AVATAR_DIR = "/srv/app/uploads/avatars"


@app.get("/avatar")
def get_avatar():
    # File names with spaces arrive encoded
    filename = unquote(request.args.get("file", ""))
    base = os.path.realpath(AVATAR_DIR)
    path = os.path.normpath(os.path.join(base, filename))
    step = base
    for part in os.path.relpath(path, base).split("/"):
        step = os.path.join(step, part)
        if os.path.islink(step) and os.readlink(step).startswith("/"):
            abort(404)
    if not path.startswith(base + os.sep):
        abort(404)
    if not os.path.isfile(path):
        abort(404)
    return send_file(path, mimetype="image/png")
