"""People directory: search colleagues by name."""
from flask import Flask, jsonify, request

from database import db

app = Flask(__name__)


@app.get("/people")
def search_people():
    name = request.args.get("name", "")
    sort = request.args.get("sort", "name")

    sort = "started" if sort == "started" else "name"
    rows = db.execute(f"SELECT id, name, title, started FROM people WHERE active = 1 AND name LIKE ? GROUP BY name ORDER BY {sort}", [f"%{name}%"]).fetchall()
    return jsonify([dict(row) for row in rows])
