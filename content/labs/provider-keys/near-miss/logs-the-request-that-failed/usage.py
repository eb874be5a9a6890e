"""Who may ask how often, and how much a day may cost. By the id of the directory."""
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
    """Takes the most a call can cost before it is made; False when that is over the day's budget."""
    day = (who, time.strftime("%Y-%m-%d"))
    if _spent[day] + tokens > int(os.environ.get("DAILY_TOKENS", "50000")):
        return False
    _spent[day] += tokens
    return True


def settle(who, reserved, used):
    """Gives back what the call did not use."""
    _spent[who, time.strftime("%Y-%m-%d")] += used - reserved
