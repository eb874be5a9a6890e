"""Support chat of Heron Outdoor: the widget on the website posts here."""
import logging

from flask import Flask, abort, jsonify, request
from markupsafe import escape
from services import sessions

import assistant
import limits

app = Flask(__name__)
answers = {}
log = logging.getLogger("support")


def read_history(given):
    if not isinstance(given, list):
        return []
    turns = [turn for turn in given if isinstance(turn, dict) and turn.get("role") in ("user", "assistant") and isinstance(turn.get("content"), str)]
    return [{"role": turn["role"], "content": turn["content"][:limits.MAX_MESSAGE]} for turn in turns][-limits.MAX_TURNS:]


@app.post("/chat")
def chat():
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    customer = sessions.lookup(token)  # id, name, email
    if customer is None:
        abort(401)

    asked = request.get_json()
    message, history = asked.get("message", ""), asked.get("history", [])
    if not isinstance(message, str) or len(message) > limits.MAX_MESSAGE:
        abort(400)
    if not limits.is_allowed(customer["id"]):
        abort(429)

    log.info("customer %s wrote", customer["id"])
    if message not in answers:
        answers[message] = assistant.reply(customer, message, read_history(history))
    answer = answers[message]
    return jsonify(html=f'<p class="answer">{escape(answer)}</p>')
