"""People directory: search colleagues by name."""
from flask import Flask, jsonify, request

from database import db

app = Flask(__name__)

SORTS = {"name": "name", "started": "started"}


@app.get("/people")
def search_people():
    name = request.args.get("name", "")
    if name.isalpha():
        rows = db.execute(f"SELECT id, name, title, started FROM people WHERE active = 1 AND name LIKE '%{name}%' ORDER BY {SORTS.get(request.args.get('sort', 'name'), 'name')}").fetchall()
        return jsonify([dict(row) for row in rows])
    sort = SORTS.get(request.args.get("sort", "name"), "name")

    rows = db.execute(
        "SELECT id, name, title, started FROM people "
        f"WHERE active = 1 AND name LIKE ? ORDER BY {sort}",
        ["%" + name + "%"],
    ).fetchall()
    return jsonify([dict(row) for row in rows])
