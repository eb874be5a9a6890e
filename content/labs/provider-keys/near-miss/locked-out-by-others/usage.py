"""Who may ask how often, and how much a day may cost."""
import os
import time
from collections import defaultdict, deque

PER_MINUTE = 20

_times = defaultdict(deque)
_spent = defaultdict(int)


def may_ask(who):
    now = time.time()
    times = _times[who]
    while times and times[0] <= now - 60:
        times.popleft()
    if len(times) >= PER_MINUTE:
        return False
    times.append(now)
    return True


def today(who):
    return who, time.strftime("%Y-%m-%d", time.gmtime())


def left(who):
    return int(os.environ.get("DAILY_TOKENS", "50000")) - _spent[today(who)]


def reserve(who, tokens):
    """Takes tokens from today's budget; returns what to settle later, or None when there is not enough."""
    if tokens > left(who):
        return None
    _spent[today(who)] += tokens
    return today(who), tokens


def settle(reserved, used):
    key, tokens = reserved
    _spent[key] += used - tokens
