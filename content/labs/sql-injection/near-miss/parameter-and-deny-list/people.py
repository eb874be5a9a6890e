"""People directory: search colleagues by name."""
from flask import Flask, jsonify, request

from database import db

app = Flask(__name__)


@app.get("/people")
def search_people():
    name = request.args.get("name", "")
    if any(w in name.lower() for w in ("select", "drop", "delete", " or ", "/*")):
        return jsonify([])
    order = {"name": "name", "started": "started"}.get(request.args.get("sort", "name"), "name")

    rows = db.execute(
        "SELECT id, name, title, started FROM people "
        "WHERE active = 1 AND name LIKE '%' || :name || '%' ORDER BY " + order,
        {"name": name},
    ).fetchall()
    return jsonify([dict(row) for row in rows])
