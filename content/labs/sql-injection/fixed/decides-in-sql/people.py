"""People directory: search colleagues by name."""
from flask import Flask, jsonify, request

from database import db

app = Flask(__name__)

SORTS = {"name": "name", "started": "started"}


@app.get("/people")
def search_people():
    name = request.args.get("name", "")
    sort = request.args.get("sort", "name")

    rows = db.execute(
        "SELECT id, name, title, started FROM people "
        "WHERE active = 1 AND instr(lower(name), lower(?)) > 0 "
        "ORDER BY CASE ? WHEN 'started' THEN started ELSE name END",
        [name, sort],
    ).fetchall()
    return jsonify([dict(row) for row in rows])
