"""Support chat of Heron Outdoor."""
import logging

from flask import Flask, abort, jsonify, request
from markupsafe import escape
from services import sessions

import assistant
import limits

app = Flask(__name__)
log = logging.getLogger("support")


@app.post("/chat")
def chat():
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    customer = sessions.lookup(token)
    if customer is None:
        abort(401)

    asked = request.get_json()
    message, history = asked.get("message", ""), asked.get("history", [])
    if not isinstance(message, str) or len(message) > limits.MESSAGE or not isinstance(history, list):
        abort(400)
    if not limits.may_ask(customer["id"]):
        abort(429)
    log.info("%s wrote %d characters", customer["id"], len(message))

    answer = assistant.reply(customer, message, limits.turns(history))
    return jsonify(html=f'<p class="answer">{escape(answer)}</p>')
