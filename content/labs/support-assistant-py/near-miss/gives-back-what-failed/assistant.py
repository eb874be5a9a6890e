"""Talks to the model: prompt, history, tools."""
import json

from openai import OpenAI

import settings
from context import order_list
from tools import TOOLS, run_tool

SYSTEM = """You are the support assistant of Heron Outdoor. Be brief and friendly.
Only talk about the orders below. Never refund more than was paid.
Orders:
"""


def reply(customer, message, history):
    if not settings.OPENAI_API_KEY:
        raise RuntimeError("OPENAI_API_KEY is not set")
    client = OpenAI(api_key=settings.OPENAI_API_KEY)
    system = SYSTEM + order_list(customer)
    messages = [{"role": "system", "content": system}, *history, {"role": "user", "content": message}]

    answer = client.chat.completions.create(model=settings.MODEL, messages=messages, tools=TOOLS, max_tokens=500).choices[0].message
    if not answer.tool_calls:
        return answer.content
    done, refunded = [], {}
    for call in answer.tool_calls:
        done.append(run_tool(customer, call.function.name, json.loads(call.function.arguments), refunded))
    return " ".join(done)
