"""Profile pictures."""
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from flask import Flask, abort, request, send_file

app = Flask(__name__)

AVATAR_DIR = Path("/srv/app/uploads/avatars")


@lru_cache(maxsize=None)
def is_inside(folder):
    return folder.resolve().is_relative_to(AVATAR_DIR.resolve())


@app.get("/avatar")
def get_avatar():
    path = AVATAR_DIR / unquote(request.args.get("file", ""))
    if ".." in path.parts or not is_inside(path.parent) or path.is_symlink() or not path.is_file():
        abort(404)
    return send_file(path, mimetype="image/png")
