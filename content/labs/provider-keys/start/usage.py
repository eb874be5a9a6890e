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
    _times[who].append(now)
    return len(_times[who]) <= PER_MINUTE


def spend(who, tokens):
    """Counts the tokens of a call; False when the person is over the day's budget."""
    _spent[who] += tokens
    return _spent[who] <= int(os.environ.get("DAILY_TOKENS", "50000"))
