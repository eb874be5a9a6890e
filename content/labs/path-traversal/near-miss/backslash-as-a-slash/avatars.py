"""Profile pictures."""
import os
from urllib.parse import unquote

from flask import Flask, abort, request, send_file

app = Flask(__name__)

AVATAR_DIR = "/srv/app/uploads/avatars"


@app.get("/avatar")
def get_avatar():
    # File names with spaces arrive encoded
    filename = unquote(request.args.get("file", "")).replace("\\", "/")
    path = os.path.realpath(os.path.join(AVATAR_DIR, filename))
    folder = os.path.realpath(AVATAR_DIR)

    if os.path.commonpath([path, folder]) != folder or not os.path.isfile(path):
        abort(404)
    return send_file(path, mimetype="image/png")
