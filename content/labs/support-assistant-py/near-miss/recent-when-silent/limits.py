"""How much a customer may ask for."""
import time
from collections import defaultdict, deque

PER_MINUTE = 10
MESSAGE = 2000
TURNS = 10

_times = defaultdict(deque)


def may_ask(who):
    now, times = time.monotonic(), _times[who]
    while times and times[0] <= now - 60:
        times.popleft()
    if len(times) >= PER_MINUTE:
        return False
    times.append(now)
    return True


def turns(history):
    kept = [
        {"role": turn["role"], "content": turn["content"][:MESSAGE]}
        for turn in history
        if isinstance(turn, dict) and turn.get("role") in ("user", "assistant") and isinstance(turn.get("content"), str)
    ]
    return kept[-TURNS:]
