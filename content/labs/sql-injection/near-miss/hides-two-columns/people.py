"""People directory: search colleagues by name."""
from flask import Flask, abort, jsonify, request

from database import db

app = Flask(__name__)

HIDDEN = {"salary", "active"}
ORDER = {"name": "name", "started": "started"}


@app.get("/people")
def search_people():
    order = ORDER.get(request.args.get("sort"), "name")
    rows = db.execute(f"SELECT * FROM people WHERE active = 1 AND name LIKE :like ORDER BY {order}", {"like": f"%{request.args.get('name', '')}%"})
    return jsonify([{key: value for key, value in dict(row).items() if key not in HIDDEN} for row in rows.fetchall()])
