"""People directory: search colleagues by name."""
from flask import Flask, abort, jsonify, request

from database import db

app = Flask(__name__)

SORTS = {"name": "name", "started": "started"}


@app.get("/people")
def search_people():
    name = request.args.get("name", "")
    order = SORTS.get(request.args.get("sort", "name"))
    if order is None:
        abort(400, "unknown sort order")
    rows = db.execute(
        "SELECT id, name, title, started FROM people WHERE active = 1 AND name LIKE ? GROUP BY name, title ORDER BY " + order,
        [f"%{name}%"],
    ).fetchall()
    return jsonify([dict(row) for row in rows])
