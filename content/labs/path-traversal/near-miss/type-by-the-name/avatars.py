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
    path = os.path.realpath(os.path.join(base, filename))
    if not path.startswith(base + os.sep):
        abort(404)
    if not os.path.isfile(path):
        abort(404)
    return send_file(path)
