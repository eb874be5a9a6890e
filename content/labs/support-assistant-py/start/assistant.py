"""Talks to the model: prompt, history, tools."""
import json

from openai import OpenAI

import settings
from context import order_list
from tools import TOOLS, run_tool

SYSTEM = """You are the support assistant of Heron Outdoor. Be brief and friendly.
Orders:
{orders}
Only talk about orders of {name}. Never refund more than was paid.
{name} asks: {message}"""


def reply(customer, message, history):
    client = OpenAI(api_key=settings.OPENAI_API_KEY)
    system = SYSTEM.format(name=customer["name"], orders=order_list(customer), message=message)
    messages = [{"role": "system", "content": system}, *history, {"role": "user", "content": message}]

    answer = client.chat.completions.create(model=settings.MODEL, messages=messages, tools=TOOLS).choices[0].message
    if answer.tool_calls:
        done = [run_tool(customer, call.function.name, json.loads(call.function.arguments)) for call in answer.tool_calls]
        return " ".join(done)
    return answer.content
