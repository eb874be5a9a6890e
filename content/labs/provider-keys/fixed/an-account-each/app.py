"""AI gateway: teams ask here, so that nobody needs a key of their own."""
import logging

from flask import Flask, abort, jsonify, request
from services import directory

import provider
from usage import Account

app = Flask(__name__)
log = logging.getLogger("gateway")


@app.post("/complete")
def complete():
    login = request.authorization
    person = directory.check(login.username, login.password) if login else None  # {"id": 17} or None
    if person is None:
        abort(401)
    account = Account.of(person["id"])
    account.knock()

    asked = request.get_json()
    prompt = asked["prompt"]
    if not isinstance(prompt, str):
        abort(400, "prompt is a text")
    max_tokens = asked.get("max_tokens")
    if max_tokens is None:
        max_tokens = 400
    if isinstance(max_tokens, bool) or not isinstance(max_tokens, int) or not 1 <= max_tokens <= 800:
        abort(400, "max_tokens is a whole number from 1 to 800")

    with account.reserved(prompt, max_tokens) as bill:
        answer, tokens = provider.complete(prompt, bill.max_tokens)
        bill.used = tokens
    return jsonify(answer=answer, tokens=tokens)


@app.errorhandler(provider.ProviderError)
def provider_failed(problem):
    log.error("provider failed: %s", type(problem.__cause__).__name__)
    return jsonify(error="The provider does not answer"), 502
