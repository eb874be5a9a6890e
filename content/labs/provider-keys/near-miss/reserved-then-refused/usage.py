"""Who may ask how often, and how much a day may cost."""
import os
import time
from collections import defaultdict

PER_MINUTE = 20

_times = defaultdict(list)
_spent = defaultdict(int)


def may_ask(who):
    now = time.time()
    _times[who] = [at for at in _times[who] if at > now - 60]
    if len(_times[who]) >= PER_MINUTE:
        return False
    _times[who].append(now)
    return True


def reserve(who, tokens):
    day = (who, time.strftime("%Y-%m-%d", time.gmtime()))
    if _spent[day] + tokens > int(os.environ.get("DAILY_TOKENS", "50000")):
        return None
    _spent[day] += tokens
    return day, tokens


def settle(held, used):
    day, tokens = held
    _spent[day] += used - tokens
