"""People directory: search colleagues by name."""
from flask import Flask, jsonify, request

from database import db

app = Flask(__name__)


@app.get("/people")
def search_people():
    name = request.args.get("name", "")
    order = request.args.get("sort", "name")
    if not order.isidentifier():
        order = "name"

    rows = db.execute(
        "SELECT id, name, title, started FROM people "
        "WHERE active = 1 AND name LIKE '%' || :name || '%' ORDER BY " + order,
        {"name": name},
    ).fetchall()
    return jsonify([dict(row) for row in rows])
