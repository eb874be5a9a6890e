"""The one place that talks to the model provider."""
import logging
import os

from openai import OpenAI, OpenAIError

log = logging.getLogger("provider")


class ProviderError(Exception):
    pass


def key():
    found = os.environ.get("PROVIDER_KEY")
    if not found:
        raise RuntimeError("PROVIDER_KEY is not set")
    return found


MODEL = os.environ.get("MODEL", "gpt-4o-mini")


def complete(prompt, max_tokens):
    """Returns (answer, tokens used)."""
    log.debug("request to %s", MODEL)
    client = OpenAI(api_key=key())
    try:
        said = client.chat.completions.create(
            model=MODEL, messages=[{"role": "user", "content": prompt}], max_tokens=max_tokens
        )
    except OpenAIError as problem:
        raise ProviderError("the provider failed") from problem
    return said.choices[0].message.content, said.usage.total_tokens
