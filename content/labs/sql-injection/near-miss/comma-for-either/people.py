"""People directory: search colleagues by name."""
from flask import Flask, abort, jsonify, request

from database import db

app = Flask(__name__)

SORTS = {"name": "name", "started": "started"}


@app.get("/people")
def search_people():
    names = [part.lstrip() for part in request.args.get("name", "").split(",")]
    sort = SORTS.get(request.args.get("sort", "name"), "name")
    where = " OR ".join("name LIKE ?" for _ in names)
    rows = db.execute(f"SELECT id, name, title, started FROM people WHERE active = 1 AND ({where}) ORDER BY {sort}", [f"%{name}%" for name in names])
    return jsonify([dict(row) for row in rows.fetchall()])
