"""Support chat of Heron Outdoor: the widget on the website posts here."""
import logging

from flask import Flask, abort, jsonify, request
from services import sessions

import assistant

app = Flask(__name__)
log = logging.getLogger("support")


@app.post("/chat")
def chat():
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    customer = sessions.lookup(token)  # id, name, email
    if customer is None:
        abort(401)

    asked = request.get_json()
    message, history = asked.get("message", ""), asked.get("history", [])
    log.info("%s <%s> wrote: %s", customer["name"], customer["email"], message)

    answer = assistant.reply(customer, message, history)
    log.debug("answered: %s", answer)
    # The widget puts this into the page
    return jsonify(html=f'<p class="answer">{answer}</p>')
