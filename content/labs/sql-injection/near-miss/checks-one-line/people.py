"""People directory: search colleagues by name."""
import re

from flask import Flask, jsonify, request

from database import db

app = Flask(__name__)


@app.get("/people")
def search_people():
    name = request.args.get("name", "")
    sort = request.args.get("sort", "name")

    if not re.search(r"^(name|started)$", sort, re.MULTILINE):
        sort = "name"

    rows = db.execute(
        f"SELECT id, name, title, started FROM people "
        f"WHERE active = 1 AND name LIKE ? ORDER BY {sort}",
        [f"%{name}%"],
    ).fetchall()
    return jsonify([dict(row) for row in rows])
