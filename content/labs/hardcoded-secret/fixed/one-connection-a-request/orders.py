"""Orders API."""
import logging
import os

import psycopg
from flask import Flask, abort, g, jsonify

app = Flask(__name__)
log = logging.getLogger("orders")

DB_CONFIG = {
    "host": "db.internal.example",
    "dbname": "orders",
    "user": "orders_app",
}


def get_password():
    password = os.environ.get("DB_PASSWORD")
    if not password:
        raise RuntimeError("DB_PASSWORD is not set")
    return password


def get_connection():
    password = get_password()
    log.info("connecting to database: %s", DB_CONFIG)
    return psycopg.connect(**DB_CONFIG, password=password)


@app.before_request
def open_connection():
    g.conn = get_connection()


@app.teardown_request
def close_connection(_problem):
    if "conn" in g:
        g.pop("conn").close()


@app.get("/orders")
def list_orders():
    with g.conn.cursor() as cur:
        rows = cur.execute("SELECT id, customer, total_cents FROM orders ORDER BY id").fetchall()
    return jsonify([dict(row) for row in rows])


@app.get("/orders/<int:order_id>")
def show_order(order_id):
    with g.conn.cursor() as cur:
        row = cur.execute("SELECT id, customer, total_cents FROM orders WHERE id = %s", (order_id,)).fetchone()
    if row is None:
        abort(404)
    return jsonify(dict(row))


@app.errorhandler(psycopg.OperationalError)
def database_unavailable(error):
    log.error("database unavailable: %s", error)
    return jsonify(error="The database is not available, try again in a minute"), 503
