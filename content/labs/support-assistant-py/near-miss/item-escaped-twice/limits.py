"""How much a customer may ask for."""
import time
from collections import defaultdict, deque

PER_MINUTE, MESSAGE, TURNS, TOKENS = 10, 2000, 10, 500

_times = defaultdict(deque)


def may_ask(who):
    now = time.monotonic()
    times = _times[who]
    while times and times[0] <= now - 60:
        times.popleft()
    if len(times) >= PER_MINUTE:
        return False
    times.append(now)
    return True
