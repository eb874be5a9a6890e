# Stands in for the openai package in labs: OpenAI(api_key=…).chat.completions.create(…), answered outside of the program.
import json
import os
from types import SimpleNamespace

import lab_host
import llm


class OpenAIError(Exception):
    pass


class APIError(OpenAIError):
    pass


class APIConnectionError(APIError):
    pass


class APITimeoutError(APIConnectionError):
    pass


class APIStatusError(APIError):
    status_code = 500


class BadRequestError(APIStatusError):
    status_code = 400


class AuthenticationError(APIStatusError):
    status_code = 401


class RateLimitError(APIStatusError):
    status_code = 429


_ERRORS = {one.__name__: one for one in (APIConnectionError, APITimeoutError, BadRequestError, AuthenticationError, RateLimitError)}


class _Object(SimpleNamespace):
    """An answer's part: attributes, and a plain dictionary when asked."""

    def model_dump(self, **_):
        plain = lambda value: value.model_dump() if isinstance(value, _Object) else [plain(one) for one in value] if isinstance(value, list) else value
        return {key: plain(value) for key, value in vars(self).items()}


class OpenAI:
    def __init__(self, api_key=None, base_url=None, timeout=None, max_retries=2, organization=None, project=None):
        key = api_key if api_key is not None else os.environ.get("OPENAI_API_KEY")
        if key is None:
            raise OpenAIError("The api_key client option must be set either by passing api_key to the client or by setting the OPENAI_API_KEY environment variable")
        self.api_key, self.base_url, self.timeout = key, base_url, timeout
        self.chat = SimpleNamespace(completions=SimpleNamespace(create=self._create))

    def with_options(self, **_):
        return self

    def _create(self, *, model, messages, tools=None, max_tokens=None, max_completion_tokens=None, **_):
        try:
            said = llm.ask(messages, tools, max_completion_tokens or max_tokens, model, self.api_key)
        except lab_host.HostError as problem:
            raise _ERRORS.get(problem.kind, OpenAIError)(str(problem)) from None
        calls = [
            _Object(id=f"call_{at}", type="function", function=_Object(name=one["name"], arguments=one["arguments"] if isinstance(one["arguments"], str) else json.dumps(one["arguments"])))
            for at, one in enumerate(said["toolCalls"])
        ]
        message = _Object(role="assistant", content=said["text"], tool_calls=calls or None)
        usage = _Object(prompt_tokens=said["usage"]["input"], completion_tokens=said["usage"]["output"])
        usage.total_tokens = usage.prompt_tokens + usage.completion_tokens
        return _Object(choices=[_Object(index=0, message=message, finish_reason="tool_calls" if calls else "stop")], usage=usage, model=model)
