"""Profile pictures."""
import os
from pathlib import Path
from urllib.parse import unquote

from flask import Flask, Response, abort, request, send_file

app = Flask(__name__)

FOLDER = Path("/srv/app/uploads/avatars").resolve()


@app.get("/avatar")
def get_avatar():
    path = (FOLDER / unquote(request.args.get("file", ""))).resolve()
    if not path.is_relative_to(FOLDER):
        abort(404)
    if path.name not in os.listdir(path.parent) or path.is_dir():
        abort(404)
    return send_file(path, mimetype="image/png")
