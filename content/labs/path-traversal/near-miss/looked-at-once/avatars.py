"""Profile pictures."""
from pathlib import Path
from urllib.parse import unquote

from flask import Flask, abort, request, send_file

app = Flask(__name__)

AVATAR_DIR = Path("/srv/app/uploads/avatars")


known = set()


@app.get("/avatar")
def get_avatar():
    # File names with spaces arrive encoded
    filename = unquote(request.args.get("file", ""))
    if filename in known:
        return send_file(AVATAR_DIR / filename, mimetype="image/png")
    root = AVATAR_DIR.resolve()
    path = (root / filename).resolve()

    if not path.is_relative_to(root) or not path.is_file():
        abort(404)
    known.add(filename)
    return send_file(path, mimetype="image/png")
