"""AI gateway."""
import logging

from flask import Flask, abort, jsonify, request
from services import directory

import provider
import usage

app = Flask(__name__)
log = logging.getLogger("gateway")


def bounded(asked):
    if asked is None:
        return 400
    if isinstance(asked, bool) or not isinstance(asked, int) or not 1 <= asked <= 800:
        abort(400, "max_tokens is a whole number from 1 to 800")
    return asked


@app.post("/complete")
def complete():
    login = request.authorization
    person = directory.check(login.username, login.password) if login else None
    if person is None:
        abort(401)
    who = person["id"]
    if not usage.may_ask(who):
        abort(429, "20 requests a minute")

    asked = request.get_json()
    prompt, most = asked["prompt"], bounded(asked.get("max_tokens"))
    reserved = usage.reserve(who, len(prompt) // 4 + 1 + most)
    if not reserved:
        abort(429, "The daily budget is used up")
    tokens = 0
    try:
        answer, tokens = provider.complete(prompt, most)
    finally:
        usage.settle(who, reserved, tokens)
    return jsonify(answer=answer, tokens=tokens)


@app.errorhandler(provider.ProviderError)
def provider_failed(problem):
    log.error("the provider failed: %s", problem)
    return jsonify(error="The provider does not answer"), 502
