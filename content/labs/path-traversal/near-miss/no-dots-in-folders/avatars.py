"""Profile pictures."""
import os
from pathlib import Path
from urllib.parse import unquote

from flask import Flask, Response, abort, request, send_file

app = Flask(__name__)

FOLDER = Path("/srv/app/uploads/avatars").resolve()


@app.get("/avatar")
def get_avatar():
    name = unquote(request.args.get("file", ""))
    path = (FOLDER / name).resolve()
    if any(".." in part for part in name.split("/")[:-1]) or not path.is_relative_to(FOLDER) or not path.is_file():
        abort(404)
    return send_file(path, mimetype="image/png")
