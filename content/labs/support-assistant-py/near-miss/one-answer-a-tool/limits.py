"""How much a customer may ask for."""
import time
from collections import defaultdict, deque

MESSAGES = 10
SECONDS = 60
LONGEST = 2000
TURNS = 10
MAX_TOKENS = 500

_times = defaultdict(deque)


def may_ask(customer_id):
    now = time.monotonic()
    times = _times[customer_id]
    while times and now - times[0] >= SECONDS:
        times.popleft()
    if len(times) >= MESSAGES:
        return False
    times.append(now)
    return True
