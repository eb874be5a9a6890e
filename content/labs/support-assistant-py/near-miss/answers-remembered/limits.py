"""How much a customer may ask for."""
import time

MAX_MESSAGE = 2000
MAX_TURNS = 10
MAX_MESSAGES = 10
WINDOW = 60
asked = {}


def is_allowed(customer):
    now = time.time()
    recent = [at for at in asked.get(customer, []) if now - at < WINDOW]
    asked[customer] = recent
    if len(recent) >= MAX_MESSAGES:
        return False
    recent.append(now)
    return True
