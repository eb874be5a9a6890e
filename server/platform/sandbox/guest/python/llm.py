# A language model for labs: generate(prompt) or generate(system=…, user=…), answered outside of the program.
import lab_host


class LlmError(Exception):
    pass


class ToolCall:
    def __init__(self, name, arguments):
        self.name, self.arguments = name, arguments

    def __repr__(self):
        return f"ToolCall({self.name!r}, {self.arguments!r})"


class Reply:
    """`text`, `tool_calls` (name and arguments), `usage` (tokens: input and output)."""

    def __init__(self, said):
        self.text, self.usage = said["text"], said["usage"]
        self.tool_calls = [ToolCall(one["name"], one["arguments"]) for one in said["toolCalls"]]

    def __str__(self):
        return self.text


def _field(message, name):
    return message.get(name) if isinstance(message, dict) else getattr(message, name, None)


def _text(content):
    """Content as a text, a list of parts, or nothing (a message that only calls tools)."""
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) if isinstance(part, dict) else str(part) for part in content)
    return "" if content is None else str(content)


def _plain(messages):
    return [{"role": str(_field(one, "role")), "content": _text(_field(one, "content"))} for one in messages]


def ask(messages, tools=None, max_tokens=None, model=None, api_key=None):
    names = [tool if isinstance(tool, str) else (tool.get("name") or tool.get("function", {}).get("name", "")) for tool in tools or []]
    return lab_host.call(
        "llm.generate",
        {"apiKey": api_key, "model": model, "messages": _plain(messages), "tools": names, "maxTokens": max_tokens},
    )


def generate(prompt=None, *, system=None, user=None, messages=None, tools=None, max_tokens=None, model=None):
    """Sends a prompt, or system and user text, or whole messages; gives a Reply. Raises LlmError when the provider refuses."""
    sent = list(messages or [])
    if system is not None:
        sent.insert(0, {"role": "system", "content": system})
    for text in (prompt, user):
        if text is not None:
            sent.append({"role": "user", "content": text})
    try:
        return Reply(ask(sent, tools, max_tokens, model))
    except lab_host.HostError as problem:
        raise LlmError(str(problem)) from None
