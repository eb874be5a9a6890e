"""People directory: search colleagues by name."""
from flask import Flask, jsonify, request

from database import db

app = Flask(__name__)

SORTS = {"name": "name", "started": "started"}


@app.get("/people")
def search_people():
    name = request.args.get("name", "")
    order = SORTS.get(request.args.get("sort", "name"), "name")
    pattern = "%" + name.lower().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
    rows = db.execute(
        f"SELECT id, name, title, started FROM people WHERE active = 1 AND lower(name) LIKE ? ESCAPE '!' ORDER BY {order}", [pattern]
    ).fetchall()
    return jsonify([dict(row) for row in rows])
