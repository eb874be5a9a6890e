"""Profile pictures."""
import os
from urllib.parse import unquote

from flask import Flask, abort, request

app = Flask(__name__)

AVATAR_DIR = "/srv/app/uploads/avatars"


@app.get("/avatar")
def get_avatar():
    # File names with spaces arrive encoded
    filename = unquote(request.args.get("file", ""))
    path = os.path.realpath(os.path.join(AVATAR_DIR, filename))

    if not path.startswith(AVATAR_DIR + os.sep) or not os.path.isfile(path):
        abort(404)
    with open(path, "rb") as picture:
        return picture.read()
