"""People directory: search colleagues by name."""
from flask import Flask, jsonify, request

from database import db

app = Flask(__name__)

QUERIES = {
    "name": "SELECT id, name, title, started FROM people WHERE active = 1 AND name LIKE '%' || ? || '%' ORDER BY name",
    "started": "SELECT id, name, title, started FROM people WHERE active = 1 AND name LIKE '%' || ? || '%' ORDER BY started",
}


@app.get("/people")
def search_people():
    query = QUERIES.get(request.args.get("sort", "name"))
    if query is None:
        return jsonify(error="Sort by name or started."), 400
    return jsonify([dict(row) for row in db.execute(query, (request.args.get("name", ""),)).fetchall()])
