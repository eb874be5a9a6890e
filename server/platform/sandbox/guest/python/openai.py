# Stands in for the openai package in labs: OpenAI(api_key=…).chat.completions.create(…), or AsyncOpenAI's awaited, answered outside of the program.
import json
import os
import sys
import time
from types import SimpleNamespace

import lab_host
import llm


class OpenAIError(Exception):
    pass


class APIError(OpenAIError):
    code = param = type = body = request_id = None

    @property
    def message(self):
        return str(self)


class APIConnectionError(APIError):
    pass


class APITimeoutError(APIConnectionError):
    pass


class APIStatusError(APIError):
    status_code = 500


_status = lambda name, code: type(name, (APIStatusError,), {"status_code": code, "__module__": __name__})
BadRequestError, AuthenticationError, PermissionDeniedError = _status("BadRequestError", 400), _status("AuthenticationError", 401), _status("PermissionDeniedError", 403)
NotFoundError, ConflictError, UnprocessableEntityError = _status("NotFoundError", 404), _status("ConflictError", 409), _status("UnprocessableEntityError", 422)
RateLimitError, InternalServerError = _status("RateLimitError", 429), _status("InternalServerError", 500)

_ERRORS = {one.__name__: one for one in (APIConnectionError, APITimeoutError, BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError, UnprocessableEntityError, RateLimitError, InternalServerError)}


class _Object(SimpleNamespace):
    """An answer's part: attributes, and a plain dictionary when asked."""

    def model_dump(self, **_):
        plain = lambda value: value.model_dump() if isinstance(value, _Object) else [plain(one) for one in value] if isinstance(value, list) else value
        return {key: plain(value) for key, value in vars(self).items()}


def _may_help(problem):
    """Whether the package tries such a call again."""
    return isinstance(problem, APIConnectionError) or isinstance(problem, APIStatusError) and (problem.status_code in (408, 409, 429) or problem.status_code >= 500)


class OpenAI:
    """Tries a call again as often as `max_retries` says and, unlike the package, not by itself: a call that is written is a call."""

    def __init__(self, *, api_key=None, base_url=None, timeout=None, max_retries=0, organization=None, project=None, default_headers=None, default_query=None, http_client=None):
        key = api_key if api_key is not None else os.environ.get("OPENAI_API_KEY")
        if key is None:
            raise OpenAIError("The api_key client option must be set either by passing api_key to the client or by setting the OPENAI_API_KEY environment variable")
        self.api_key, self.base_url, self.timeout, self.max_retries = key, base_url, timeout, max_retries
        self.chat = SimpleNamespace(completions=SimpleNamespace(create=self._create))

    def with_options(self, **options):
        return type(self)(**{"api_key": self.api_key, "base_url": self.base_url, "timeout": self.timeout, "max_retries": self.max_retries} | options)

    copy = with_options

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        pass

    def _create(self, *, model, messages, tools=None, max_tokens=None, max_completion_tokens=None, **_):
        said = self._said(self.max_retries, messages, tools, max_completion_tokens or max_tokens, model, self.api_key)
        calls = [
            _Object(id=f"call_{at}", type="function", function=_Object(name=one["name"], arguments=one["arguments"] if isinstance(one["arguments"], str) else json.dumps(one["arguments"])))
            for at, one in enumerate(said["toolCalls"])
        ]
        message = _Object(role="assistant", content=said["text"], tool_calls=calls or None, refusal=None)
        usage = _Object(prompt_tokens=said["usage"]["input"], completion_tokens=said["usage"]["output"])
        usage.total_tokens = usage.prompt_tokens + usage.completion_tokens
        return _Object(choices=[_Object(index=0, message=message, finish_reason="tool_calls" if calls else "stop")], usage=usage, model=model, id="chatcmpl-1", object="chat.completion", created=int(time.time()))

    def _said(self, left, *asked):
        try:
            return llm.ask(*asked)
        except lab_host.HostError as problem:
            failure = _ERRORS.get(problem.kind, OpenAIError)(str(problem))
        if left <= 0 or not _may_help(failure):
            raise failure
        return self._said(left - 1, *asked)


class AsyncOpenAI(OpenAI):
    """As OpenAI, but each call is awaited."""

    def __init__(self, **named):
        super().__init__(**named)
        at_once = self._create

        async def create(**asked):
            return at_once(**asked)

        self.chat = SimpleNamespace(completions=SimpleNamespace(create=create))

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        pass

    async def close(self):
        pass


# What programs name in annotations; `from openai.types.chat import ChatCompletion` finds it here, although this is one file.
types = sys.modules["openai.types"] = SimpleNamespace()
types.chat = sys.modules["openai.types.chat"] = SimpleNamespace(**dict.fromkeys(("ChatCompletion", "ChatCompletionMessage"), _Object), **dict.fromkeys(("ChatCompletionMessageParam", "ChatCompletionSystemMessageParam", "ChatCompletionUserMessageParam", "ChatCompletionAssistantMessageParam", "ChatCompletionToolParam"), dict))
