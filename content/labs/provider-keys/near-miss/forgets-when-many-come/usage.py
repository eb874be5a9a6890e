"""Who may ask how often, and how much a day may cost."""
import os
import time
from collections import defaultdict
from datetime import datetime, timezone

PER_MINUTE = 20

_times = defaultdict(list)
_spent = defaultdict(int)


def may_ask(who):
    now = time.time()
    if len(_times) > 10:
        _times.clear()
    _times[who] = [at for at in _times[who] if at > now - 60]
    if len(_times[who]) >= PER_MINUTE:
        return False
    _times[who].append(now)
    return True


def estimate(prompt):
    return len(prompt) // 4 + 1


def today():
    return datetime.now(timezone.utc).date()


def budget():
    return int(os.environ.get("DAILY_TOKENS", "50000"))


def reserve(who, tokens):
    day = (who, today())
    if _spent[day] + tokens > budget():
        return False
    _spent[day] += tokens
    return True


def settle(who, reserved, used):
    _spent[who, today()] += used - reserved
