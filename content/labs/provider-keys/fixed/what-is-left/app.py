"""AI gateway: teams ask here, so that nobody needs a key of their own."""
from flask import Flask, abort, g, jsonify, request
from services import directory

import provider
from usage import Account, OverLimit

app = Flask(__name__)


@app.before_request
def sign_in():
    login = request.authorization
    person = directory.check(login.username, login.password) if login else None
    if person is None:
        abort(401)
    g.account = Account(person["id"])


@app.post("/complete")
def complete():
    asked = request.get_json(silent=True)
    if not isinstance(asked, dict) or not isinstance(asked.get("prompt"), str):
        abort(400, "Send a prompt")
    most = asked.get("max_tokens", 400)
    if isinstance(most, bool) or not isinstance(most, int) or not 1 <= most <= 800:
        abort(400, "max_tokens is a number from 1 to 800")

    g.account.count_request()
    answer, tokens = provider.complete(asked["prompt"], min(most, g.account.tokens_left(asked["prompt"])))
    g.account.count_tokens(tokens)
    return jsonify(answer=answer, tokens=tokens)


@app.errorhandler(OverLimit)
def over_limit(problem):
    return jsonify(error=str(problem)), 429


@app.errorhandler(provider.ProviderError)
def provider_failed(problem):
    return jsonify(error="The provider is not available"), 503
