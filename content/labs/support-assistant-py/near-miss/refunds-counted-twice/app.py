"""Support chat of Heron Outdoor: the widget on the website posts here."""
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
    customer = sessions.lookup(token)  # id, name, email
    if customer is None:
        abort(401)
    if not limits.may_ask(customer["id"]):
        abort(429)

    asked = request.get_json()
    message, history = asked.get("message", ""), asked.get("history", [])
    if not isinstance(message, str) or not isinstance(history, list) or len(message) > limits.MESSAGE:
        abort(400)
    log.info("customer %s wrote %d characters", customer["id"], len(message))

    answer = assistant.reply(customer, message, history)
    # The widget puts this into the page
    return jsonify(html=f'<p class="answer">{escape(answer)}</p>')
