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
    root = os.path.realpath(AVATAR_DIR)
    path = os.path.realpath(os.path.join(root, filename))

    if os.path.commonpath([root, path]) != root:
        abort(404)
    if not os.path.isfile(path):
        abort(404)
    path = unquote(path)
    return send_file(path, mimetype="image/png")
