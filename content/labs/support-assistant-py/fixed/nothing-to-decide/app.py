"""Support chat of Heron Outdoor: the widget on the website posts here."""
import logging

from flask import Flask, abort, g, jsonify, request
from markupsafe import Markup
from services import sessions

import limits
from assistant import Conversation

app = Flask(__name__)
log = logging.getLogger("support")

ANSWER = Markup('<p class="answer">{}</p>')  # format() escapes


@app.before_request
def sign_in():
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    g.customer = sessions.lookup(token)
    if g.customer is None:
        abort(401)


@app.post("/chat")
def chat():
    limits.count(g.customer["id"])
    asked = limits.read(request.get_json())
    conversation = Conversation(g.customer["id"])
    answer = conversation.reply(*asked)
    log.info("answered customer %s, tools: %s", g.customer["id"], conversation.done)
    return jsonify(html=ANSWER.format(answer))
