"""People directory: search colleagues by name."""
from flask import Flask, jsonify, request

from database import db

app = Flask(__name__)


@app.get("/people")
def search_people():
    name = request.args.get("name", "")
    sort = request.args.get("sort", "name")

    sort = sort if sort in ("name", "started") else "name"
    rows = db.execute(
        f"SELECT id, name, title, started FROM people "
        f"WHERE active = 1 AND name LIKE '%' || CAST(X'{name.encode().hex()}' AS TEXT) || '%' ORDER BY {sort}"
    ).fetchall()
    return jsonify([dict(row) for row in rows])
