"""What one person has used: requests in the last minute, tokens today."""
import os
import time
from collections import Counter, defaultdict, deque

_requests = defaultdict(deque)
_tokens = Counter()


class OverLimit(Exception):
    pass


class Account:
    def __init__(self, person_id):
        self.id = person_id
        self.today = (person_id, int(time.time() // 86400))

    def count_request(self):
        times, now = _requests[self.id], time.time()
        while times and now - times[0] >= 60:
            times.popleft()
        if len(times) == 20:
            raise OverLimit("20 requests a minute")
        times.append(now)

    def tokens_left(self, prompt):
        """How long an answer the rest of the budget pays for, after the prompt (generously, three characters a token)."""
        left = int(os.environ.get("DAILY_TOKENS", "50000")) - _tokens[self.today] - max(16, len(prompt) // 3)
        if left < 1:
            raise OverLimit("The daily budget is used up")
        return left

    def count_tokens(self, used):
        _tokens[self.today] += used
