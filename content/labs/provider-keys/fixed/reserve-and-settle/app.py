"""AI gateway: teams ask here, so that nobody needs a key of their own."""
import logging

from flask import Flask, abort, jsonify, request
from services import directory

import provider
import usage

app = Flask(__name__)
log = logging.getLogger("gateway")


@app.post("/complete")
def complete():
    login = request.authorization
    person = directory.check(login.username, login.password) if login else None  # {"id": 17} or None
    if person is None:
        abort(401)

    # The directory's id: one person is one person, however the name is spelt and wherever the request came from
    who = person["id"]
    if not usage.may_ask(who):
        abort(429, "20 requests a minute")

    asked = request.get_json()
    prompt, most = asked["prompt"], provider.length(asked.get("max_tokens"))
    # The length of a list is no length of a text
    if not isinstance(prompt, str):
        abort(400, "prompt is a text")
    reserved = most + len(prompt) // 3
    if not usage.reserve(who, reserved):
        abort(429, "The daily budget is used up")
    tokens = 0
    try:
        answer, tokens = provider.complete(prompt, most)
    finally:
        usage.settle(who, reserved, tokens)
    return jsonify(answer=answer, tokens=tokens)


@app.errorhandler(provider.ProviderError)
def provider_failed(problem):
    log.error("provider failed: %s", problem)
    return jsonify(error="The model provider does not answer, please try again later"), 502
