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
        raise ProviderError("PROVIDER_KEY is not set")
    log.debug("request to %s", MODEL)
    client = OpenAI(api_key=key)
    try:
        said = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": prompt}], max_tokens=max_tokens)
    except OpenAIError:
        raise ProviderError("the provider does not answer") from None
    return said.choices[0].message.content, said.usage.total_tokens
