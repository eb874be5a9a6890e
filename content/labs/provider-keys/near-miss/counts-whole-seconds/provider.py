"""The one place that talks to the model provider."""
import os

from openai import OpenAI, OpenAIError


class ProviderError(Exception):
    pass


def complete(prompt, max_tokens):
    """Returns (answer, tokens used)."""
    key = os.environ.get("PROVIDER_KEY")
    if not key:
        raise ProviderError("no key")
    client = OpenAI(api_key=key)
    try:
        said = client.chat.completions.create(
            model=os.environ.get("MODEL", "gpt-4o-mini"), messages=[{"role": "user", "content": prompt}], max_tokens=max_tokens
        )
    except OpenAIError:
        raise ProviderError("the provider failed") from None
    return said.choices[0].message.content, said.usage.total_tokens
