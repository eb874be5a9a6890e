"""How much a customer may ask for."""
import time
from collections import defaultdict, deque

PER_MINUTE = 10
MESSAGE = 2000
TURNS = 10
TOKENS = 500

_times = defaultdict(deque)


def may_ask(customer_id):
    now = time.monotonic()
    times = _times[customer_id]
    while times and times[0] <= now - 60:
        times.popleft()
    if len(times) >= PER_MINUTE:
        return False
    times.append(now)
    return True
