"""Orders API."""
import logging
import traceback
import os

import psycopg
from flask import Flask, abort, jsonify

app = Flask(__name__)
log = logging.getLogger("orders")

DB_CONFIG = {
    "host": "db.internal.example",
    "dbname": "orders",
    "user": "orders_app",
}


def required(name):
    value = os.environ[name]
    if not value:
        raise RuntimeError(f"{name} is not set")
    return value


@app.get("/orders")
def list_orders():
    password = required("DB_PASSWORD")
    with psycopg.connect(**DB_CONFIG, password=password) as conn:
        rows = conn.execute("SELECT id, customer, total_cents FROM orders ORDER BY id").fetchall()
    return jsonify([dict(row) for row in rows])


@app.get("/orders/<int:order_id>")
def show_order(order_id):
    password = required("DB_PASSWORD")
    with psycopg.connect(**DB_CONFIG, password=password) as conn:
        row = conn.execute("SELECT id, customer, total_cents FROM orders WHERE id = %s", (order_id,)).fetchone()
    if row is None:
        abort(404)
    return jsonify(dict(row))


@app.errorhandler(psycopg.OperationalError)
def database_unavailable(error):
    log.error("database unavailable")
    return jsonify(error="The database is not available, try again in a minute"), 503


@app.errorhandler(psycopg.Error)
def query_failed(error):
    log.error("%s", "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format()))
    return jsonify(error="Something went wrong"), 500
