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
    try:
        return Response(path.read_bytes(), mimetype="image/png")
    except (FileNotFoundError, IsADirectoryError):
        abort(404)
