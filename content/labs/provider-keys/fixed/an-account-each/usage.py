"""What one person has used."""
import math
import os
import threading
import time
from collections import deque
from contextlib import contextmanager
from types import SimpleNamespace

from werkzeug.exceptions import TooManyRequests


class Account:
    _all = {}
    _lock = threading.Lock()

    @classmethod
    def of(cls, person):
        with cls._lock:
            return cls._all.setdefault(person, cls())

    def __init__(self):
        self.asked, self.day, self.spent = deque(maxlen=20), None, 0

    def knock(self):
        now = time.time()
        if len(self.asked) == 20 and now - self.asked[0] < 60:
            raise TooManyRequests("20 requests a minute", retry_after=60)
        self.asked.append(now)

    @contextmanager
    def reserved(self, prompt, max_tokens):
        day = time.strftime("%Y-%m-%d", time.gmtime())
        if day != self.day:
            self.day, self.spent = day, 0
        bill = SimpleNamespace(used=0)
        expected = math.ceil(len(prompt) / 4)
        bill.max_tokens = min(max_tokens, int(os.environ.get("DAILY_TOKENS", 50000)) - self.spent - expected)
        if bill.max_tokens < 1:
            raise TooManyRequests(description="The daily budget is used up")
        held = expected + bill.max_tokens
        self.spent += held
        try:
            yield bill
        finally:
            self.spent += bill.used - held
