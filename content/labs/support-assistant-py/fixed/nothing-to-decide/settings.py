"""Settings of the support chat."""
import os

MODEL = os.environ.get("MODEL", "gpt-4o-mini")


def key():
    found = os.environ.get("OPENAI_API_KEY")
    if not found:
        raise RuntimeError("Set OPENAI_API_KEY; there is no default")
    return found
