"""The one place that talks to the model provider."""
import logging
import os

from openai import OpenAI, OpenAIError

log = logging.getLogger("provider")

MODEL = os.environ.get("MODEL", "gpt-4o-mini")


class ProviderError(Exception):
    pass


def complete(prompt, max_tokens):
    """Returns (answer, tokens used)."""
    key = os.environ.get("PROVIDER_KEY")
    if not key:
        raise ProviderError("no key")
    log.debug("request to %s, %d tokens at most", MODEL, max_tokens)
    try:
        said = OpenAI(api_key=key).chat.completions.create(
            model=MODEL, messages=[{"role": "user", "content": prompt}], max_tokens=max_tokens
        )
    except OpenAIError as problem:
        raise ProviderError(type(problem).__name__) from None
    return said.choices[0].message.content, said.usage.total_tokens
