"""People directory: search colleagues by name."""
from flask import Flask, jsonify, request

from database import db

app = Flask(__name__)


@app.get("/people")
def search_people():
    name = request.args.get("name", "")
    sort = request.args.get("sort", "name")

    rows = db.execute("SELECT * FROM people WHERE active = 1 AND name LIKE ?", [f"%{name}%"]).fetchall()
    if rows and sort in rows[0]:
        rows.sort(key=lambda row: row[sort])
    return jsonify([dict(row) for row in rows])
