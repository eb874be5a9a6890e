"""Profile pictures."""
from pathlib import Path
from urllib.parse import unquote

from flask import Flask, abort, request, send_file

app = Flask(__name__)

AVATAR_DIR = Path("/srv/app/uploads/avatars")


def send_from(filename):
    old = Path("/srv/app/uploads") / filename.lstrip("/")
    if ".." in filename or not old.is_file():
        abort(404)
    return send_file(old, mimetype="image/png")


@app.get("/avatar")
def get_avatar():
    # File names with spaces arrive encoded
    filename = unquote(request.args.get("file", ""))
    root = AVATAR_DIR.resolve()
    path = (root / filename).resolve()

    if not path.is_relative_to(root) or not path.is_file():
        return send_from(filename)
    return send_file(path, mimetype="image/png")
