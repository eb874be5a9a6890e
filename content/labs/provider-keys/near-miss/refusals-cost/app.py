"""AI gateway: teams ask here, so that nobody needs a key of their own."""
import logging

from flask import Flask, abort, jsonify, request
from services import directory

import provider
import usage

app = Flask(__name__)
log = logging.getLogger("gateway")

MOST = 800


@app.post("/complete")
def complete():
    login = request.authorization
    person = directory.check(login.username, login.password) if login else None  # {"id": 17} or None
    if person is None:
        abort(401)
    who = person["id"]

    asked = request.get_json()
    prompt, most = asked["prompt"], asked.get("max_tokens", MOST)
    if most is None:
        most = MOST
    if type(most) is int and most > MOST:
        usage.reserve(who, most)
    if not isinstance(prompt, str) or type(most) is not int or not 1 <= most <= MOST:
        abort(400, "prompt is a text, max_tokens a whole number from 1 to 800")
    if not usage.may_ask(who):
        abort(429, "20 requests a minute")
    reserved = usage.reserve(who, len(prompt) // 4 + 1 + most)
    if reserved is None:
        abort(429, "The daily budget is used up")
    used = 0
    try:
        answer, used = provider.complete(prompt, most)
    finally:
        usage.settle(reserved, used)
    return jsonify(answer=answer, tokens=used)


@app.errorhandler(provider.ProviderError)
def provider_failed(problem):
    log.error("provider failed: %s", problem)
    return jsonify(error="The provider does not answer"), 502
