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

    # Behind the load balancer the address is in X-Forwarded-For
    who = request.headers.get("X-Forwarded-For") or login.username
    if not usage.may_ask(who):
        abort(429, "20 requests a minute")

    asked = request.get_json()
    answer, tokens = provider.complete(asked["prompt"], asked.get("max_tokens"))
    if not usage.spend(who, tokens):
        abort(429, "The daily budget is used up")
    return jsonify(answer=answer, tokens=tokens)


@app.errorhandler(provider.ProviderError)
def provider_failed(problem):
    log.error("provider failed: %s, settings: %s", problem, vars(provider.settings))
    return jsonify(error=str(problem), settings=vars(provider.settings)), 502
