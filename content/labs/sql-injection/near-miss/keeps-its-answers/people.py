"""People directory: search colleagues by name."""
from functools import lru_cache

from flask import Flask, jsonify, request

from database import db

app = Flask(__name__)

SORTS = {"name": "name", "started": "started"}


@lru_cache(maxsize=256)
def find(name, order):
    return [dict(row) for row in db.execute(
        f"SELECT id, name, title, started FROM people WHERE active = 1 AND name LIKE ? ORDER BY {order}", ["%" + name + "%"]
    ).fetchall()]


@app.get("/people")
def search_people():
    name = request.args.get("name", "")
    sort = request.args.get("sort", "name")

    order = SORTS.get(sort, "name")
    return jsonify(find(name, order))
