"""The one place that talks to the model provider."""
import logging
import os

from openai import OpenAI, OpenAIError

log = logging.getLogger("provider")


class ProviderError(Exception):
    pass


class Settings:
    def __init__(self):
        self.model = os.environ.get("MODEL", "gpt-4o-mini")
        # Shared development key, so that a fresh checkout works
        self.api_key = os.environ.get("PROVIDER_KEY") or "sk-gate-Vb3xT9mKq2LzW7RnYc4H"


settings = Settings()


def complete(prompt, max_tokens):
    """Returns (answer, tokens used)."""
    log.debug("request to %s with Authorization: Bearer %s", settings.model, settings.api_key)
    client = OpenAI(api_key=settings.api_key)
    try:
        said = client.chat.completions.create(
            model=settings.model, messages=[{"role": "user", "content": prompt}], max_tokens=max_tokens
        )
    except OpenAIError as problem:
        raise ProviderError(f"{problem} (key {settings.api_key[:12]}...)") from problem
    return said.choices[0].message.content, said.usage.total_tokens
