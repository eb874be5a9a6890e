"""AI gateway."""
import logging

from flask import Flask, abort, jsonify, request
from services import directory

import provider
import usage

app = Flask(__name__)
log = logging.getLogger("gateway")
MOST = 800


def wanted(asked):
    if asked is None:
        return MOST
    if type(asked) is not int or asked < 1:
        abort(400, "max_tokens is a whole number from 1 to 800")
    return min(asked, MOST)


@app.post("/complete")
def complete():
    login = request.authorization
    try:
        person = directory.check(login.username, login.password) if login else None
    except Exception:
        log.error("directory failed for %s:%s", login.username, login.password)
        abort(503)
    if person is None:
        abort(401)
    who = person["id"]

    asked = request.get_json()
    if not isinstance(asked, dict) or not isinstance(asked.get("prompt"), str):
        abort(400)
    prompt, max_tokens = asked["prompt"], wanted(asked.get("max_tokens"))
    if not usage.may_ask(who):
        abort(429, "20 requests a minute")
    held = usage.reserve(who, len(prompt) // 4 + 1 + max_tokens)
    if held is None:
        abort(429, "The daily budget is used up")
    try:
        answer, tokens = provider.complete(prompt, max_tokens)
    except BaseException:
        usage.settle(held, 0)
        raise
    usage.settle(held, tokens)
    return jsonify(answer=answer, tokens=tokens)


@app.errorhandler(provider.ProviderError)
def provider_failed(problem):
    log.error("provider failed")
    return jsonify(error="The provider does not answer"), 502
