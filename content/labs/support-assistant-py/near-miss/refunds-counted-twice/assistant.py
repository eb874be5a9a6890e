"""Talks to the model: prompt, history, tools."""
import json

from openai import OpenAI

import limits
import settings
from context import order_list
from tools import TOOLS, run_tool

SYSTEM = """You are the support assistant of Heron Outdoor. Be brief and friendly.
Orders of the customer:
{orders}
Only talk about these orders. Never refund more than was paid."""


def turns(history):
    kept = [
        {"role": turn["role"], "content": turn["content"][: limits.MESSAGE]}
        for turn in history
        if isinstance(turn, dict) and turn.get("role") in ("user", "assistant") and isinstance(turn.get("content"), str)
    ]
    return kept[-limits.TURNS :]


def reply(customer, message, history):
    client = OpenAI(api_key=settings.api_key())
    system = SYSTEM.format(orders=order_list(customer))
    messages = [{"role": "system", "content": system}, *turns(history), {"role": "user", "content": message}]

    answer = client.chat.completions.create(
        model=settings.MODEL, messages=messages, tools=TOOLS, max_tokens=limits.TOKENS
    ).choices[0].message
    if answer.tool_calls:
        done = [run_tool(customer, call.function.name, json.loads(call.function.arguments)) for call in answer.tool_calls]
        return " ".join(done)
    return answer.content
