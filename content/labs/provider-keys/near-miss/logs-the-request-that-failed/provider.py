"""The one place that talks to the model provider."""
import logging
import os

from openai import OpenAI, OpenAIError

MAX_TOKENS = 800

log = logging.getLogger("provider")


class ProviderError(Exception):
    pass


model = os.environ.get("MODEL", "gpt-4o-mini")
client = OpenAI(api_key=os.environ["PROVIDER_KEY"])


def length(asked):
    """How long the answer may be: what was asked for, within bounds."""
    if type(asked) is not int:
        return MAX_TOKENS
    return min(max(asked, 1), MAX_TOKENS)


def complete(prompt, max_tokens):
    """Returns (answer, tokens used)."""
    log.debug("request to %s, %d characters, at most %d tokens", model, len(prompt), max_tokens)
    try:
        said = client.chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}], max_tokens=max_tokens)
    except OpenAIError as problem:
        raise ProviderError(type(problem).__name__) from None
    return said.choices[0].message.content, said.usage.total_tokens
