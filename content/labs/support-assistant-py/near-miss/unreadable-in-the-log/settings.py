"""Settings of the support chat."""
import os

MODEL = os.environ.get("MODEL", "gpt-4o-mini")


def api_key():
    key = os.environ["OPENAI_API_KEY"]
    if not key:
        raise RuntimeError("OPENAI_API_KEY is not set")
    return key
