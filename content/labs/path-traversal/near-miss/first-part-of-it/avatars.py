"""Profile pictures."""
from pathlib import Path
from urllib.parse import unquote

from flask import Flask, Response, abort, request

app = Flask(__name__)

AVATAR_DIR = Path("/srv/app/uploads/avatars")


@app.get("/avatar")
def get_avatar():
    # File names with spaces arrive encoded
    filename = unquote(request.args.get("file", ""))
    folder = AVATAR_DIR.resolve()
    path = (folder / filename).resolve()

    if not path.is_relative_to(folder) or not path.is_file():
        abort(404)
    with path.open("rb") as file:
        return Response(file.read(65536), mimetype="image/png")
