"""Talks to the model: prompt, history, tools."""
import json

from openai import OpenAI

import limits
import settings
from context import order_list
from tools import TOOLS, run_tool

SYSTEM = """You are the support assistant of Heron Outdoor. Be brief and friendly.
The customer's orders:
{orders}"""


def reply(customer, message, history):
    client = OpenAI(api_key=settings.OPENAI_API_KEY)
    messages = [
        {"role": "system", "content": SYSTEM.format(orders=order_list(customer))},
        *turns(history),
        {"role": "user", "content": message},
    ]

    asked = client.chat.completions.create(model=settings.MODEL, messages=messages, tools=TOOLS, max_tokens=limits.MAX_ANSWER)
    answer = asked.choices[0].message
    if answer.tool_calls:
        done = [run_tool(customer, call.function.name, json.loads(call.function.arguments)) for call in answer.tool_calls]
        return " ".join(done)
    return answer.content


def turns(history):
    """The last turns the browser sent; it may speak for the customer and repeat the assistant, nobody else."""
    kept = [turn for turn in history[-limits.MAX_TURNS :] if turn.get("role") in ("user", "assistant")]
    # The widget marks greetings of the shop with as_role.
    return [{"role": turn.get("as_role", turn["role"]), "content": str(turn.get("content", ""))[: limits.MAX_MESSAGE]} for turn in kept]
