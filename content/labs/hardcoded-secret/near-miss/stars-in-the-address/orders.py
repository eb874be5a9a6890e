"""Orders API."""
import logging
import os

from urllib.parse import quote

import psycopg
from flask import Flask, abort, jsonify

app = Flask(__name__)
log = logging.getLogger("orders")

DB_CONFIG = {
    "host": "db.internal.example",
    "dbname": "orders",
    "user": "orders_app",
}


def get_connection():
    password = os.environ["DB_PASSWORD"]
    if not password:
        raise RuntimeError("DB_PASSWORD is not set")
    log.info("connecting to %s", f"postgresql://orders_app:{quote(password)}@db.internal.example/orders".replace(password, "***"))
    return psycopg.connect(**DB_CONFIG, password=password)


@app.get("/orders")
def list_orders():
    with get_connection() as conn:
        rows = conn.execute("SELECT id, customer, total_cents FROM orders ORDER BY id").fetchall()
    return jsonify([dict(row) for row in rows])


@app.get("/orders/<int:order_id>")
def show_order(order_id):
    with get_connection() as conn:
        row = conn.execute("SELECT id, customer, total_cents FROM orders WHERE id = %s", (order_id,)).fetchone()
    if row is None:
        abort(404)
    return jsonify(dict(row))


@app.errorhandler(psycopg.OperationalError)
def database_unavailable(error):
    log.error("database unavailable")
    return jsonify(error="The database is not available, try again in a minute"), 503
