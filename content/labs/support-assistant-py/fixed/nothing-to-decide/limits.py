"""How much a customer may ask for, and in what form."""
import time

from flask import abort

MAX_ANSWER = 500

_windows = {}


def count(customer_id):
    recent = [at for at in _windows.get(customer_id, []) if time.time() - at < 60]
    if len(recent) >= 10:
        abort(429)
    _windows[customer_id] = [*recent, time.time()]


def read(asked):
    """(message, turns) or a 400; a turn is (role, content)."""
    message, history = asked.get("message"), asked.get("history", [])
    if not isinstance(message, str) or len(message) > 2000 or not isinstance(history, list):
        abort(400)
    turns = []
    for turn in history[-10:]:
        role, content = turn.get("role"), turn.get("content")
        if role not in ("user", "assistant") or not isinstance(content, str) or len(content) > 2000:
            abort(400)
        turns.append((role, content))
    return message, turns
