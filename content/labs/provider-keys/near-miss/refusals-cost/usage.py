"""Who may ask how often, and how much a day may cost."""
import os
import time
from collections import defaultdict, deque

PER_MINUTE = 20
DAY = 86400

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


def reserve(who, tokens):
    """Puts tokens aside before a call. Returns what to settle, or None when the day's budget does not reach."""
    slot = (who, int(time.time() // DAY))
    if _spent[slot] + tokens > int(os.environ.get("DAILY_TOKENS", "50000")):
        return None
    _spent[slot] += tokens
    return slot, tokens


def settle(reserved, tokens):
    slot, aside = reserved
    _spent[slot] += tokens - aside
