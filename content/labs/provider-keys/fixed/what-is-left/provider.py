"""The one place that talks to the model provider, and the only one that sees the key."""
import logging
import os

from openai import OpenAI, OpenAIError

log = logging.getLogger("provider")


class ProviderError(Exception):
    pass


def complete(prompt, max_tokens):
    """Returns (answer, tokens used)."""
    key = os.environ.get("PROVIDER_KEY")
    if not key:
        raise SystemExit("PROVIDER_KEY is not set")
    try:
        said = OpenAI(api_key=key).chat.completions.create(
            model=os.environ.get("MODEL", "gpt-4o-mini"), messages=[{"role": "user", "content": prompt}], max_tokens=max_tokens
        )
    except OpenAIError as problem:
        log.error("provider failed with %s, key ending in %s", type(problem).__name__, key[-4:])
        raise ProviderError() from None
    return said.choices[0].message.content, said.usage.total_tokens
