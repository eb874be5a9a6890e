"""Talks to the model: prompt, history, tools."""
import json

from openai import OpenAI

import settings
from context import order_list
from tools import TOOLS, run_tool

SYSTEM = """You are the support assistant of Heron Outdoor. Be brief and friendly.
Orders:
{orders}
Only talk about orders of this customer. Never refund more than was paid."""


def reply(customer, message, history):
    client = OpenAI(api_key=settings.api_key())
    system = SYSTEM.format(orders=order_list(customer))
    messages = [{"role": "system", "content": system}, *history, {"role": "user", "content": message}]

    answer = client.chat.completions.create(model=settings.MODEL, messages=messages, tools=TOOLS, max_tokens=500).choices[0].message
    if answer.tool_calls:
        return " ".join(run_tool(customer, call.function.name, arguments(call)) for call in answer.tool_calls)
    return answer.content or ""


def arguments(call):
    try:
        found = json.loads(call.function.arguments)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
