"""How much a customer may ask for."""
import time
from collections import defaultdict, deque

MAX_MESSAGE = 2000
MAX_TURNS = 10
MAX_ANSWER = 500
PER_MINUTE = 10

_asked = defaultdict(deque)


def may_ask(customer_id):
    """By customer, not by token or address, so that a second device is no second allowance."""
    now, times = time.monotonic(), _asked[customer_id]
    while times and times[0] <= now - 60:
        times.popleft()
    if len(times) >= PER_MINUTE:
        return False
    times.append(now)
    return True
