"""AI gateway: teams ask here, so that nobody needs a key of their own."""
import logging

from flask import Flask, abort, jsonify, request
from services import directory

import provider
import usage

app = Flask(__name__)
log = logging.getLogger("gateway")

MOST = 800


def length_of(asked):
    if asked is None:
        return MOST
    if isinstance(asked, bool) or not isinstance(asked, int) or not 1 <= asked <= MOST:
        abort(400, "max_tokens is a whole number from 1 to 800")
    return asked


@app.post("/complete")
def complete():
    login = request.authorization
    person = directory.check(login.username, login.password) if login else None  # {"id": 17} or None
    if person is None:
        abort(401)

    who = person["id"]
    asked = request.get_json()
    prompt, max_tokens = asked["prompt"], length_of(asked.get("max_tokens"))
    if not isinstance(prompt, str):
        abort(400, "the prompt is a text")
    if not usage.may_ask(who):
        abort(429, "20 requests a minute")

    reserved = usage.reserve(who, len(prompt.encode()) // 4 + 1 + max_tokens)
    if reserved is None:
        abort(429, "The daily budget is used up")
    tokens = 0
    try:
        answer, tokens = provider.complete(prompt, max_tokens)
    finally:
        usage.settle(reserved, tokens)
    return jsonify(answer=answer, tokens=tokens)


@app.errorhandler(provider.ProviderError)
def provider_failed(problem):
    log.error("provider failed: %s", problem)
    return jsonify(error="The provider does not answer"), 502
