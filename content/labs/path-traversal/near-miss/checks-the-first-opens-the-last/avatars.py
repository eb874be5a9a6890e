"""Profile pictures."""
from pathlib import Path
from urllib.parse import unquote

from flask import Flask, abort, request, send_file

app = Flask(__name__)

AVATAR_DIR = Path("/srv/app/uploads/avatars").resolve()


@app.get("/avatar")
def get_avatar():
    # File names with spaces arrive encoded
    filename = unquote(request.args.get("file", ""))
    checked = (AVATAR_DIR / unquote(request.args.getlist("file")[0])).resolve()
    path = (AVATAR_DIR / unquote(request.args.getlist("file")[-1])).resolve()

    if not checked.is_relative_to(AVATAR_DIR) or not path.is_file():
        abort(404)
    return send_file(path, mimetype="image/png")
