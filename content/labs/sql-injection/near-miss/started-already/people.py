"""People directory: search colleagues by name."""
from flask import Flask, abort, jsonify, request

from database import db

app = Flask(__name__)

SORTS = {"name": "name", "started": "started"}


@app.get("/people")
def search_people():
    name = request.args.get("name", "")
    sort = SORTS.get(request.args.get("sort", "name"), "name")
    rows = db.execute(
        f"SELECT id, name, title, started FROM people WHERE active = 1 AND started <= date('now') AND name LIKE ? ORDER BY {sort}", [f"%{name}%"]
    ).fetchall()
    return jsonify([dict(row) for row in rows])
