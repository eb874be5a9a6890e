"""One conversation of one customer: the model can only name orders that are in it."""
import json

from openai import OpenAI

import settings
from context import orders_of
from limits import MAX_ANSWER
from tools import TOOLS, Desk

SYSTEM = "You are the support assistant of Heron Outdoor. Be brief and friendly."


class Conversation:
    def __init__(self, customer_id):
        self.desk = Desk(orders_of(customer_id))
        self.done = []

    def reply(self, message, turns):
        known = "\n".join(f"{o['number']}: {o['item']}, {o['status']}" for o in self.desk.orders.values())
        messages = [
            {"role": "system", "content": f"{SYSTEM}\nOrders of the customer:\n{known}"},
            *({"role": role, "content": content} for role, content in turns),
            {"role": "user", "content": message},
        ]
        client = OpenAI(api_key=settings.key())
        said = client.chat.completions.create(model=settings.MODEL, messages=messages, tools=TOOLS, max_tokens=MAX_ANSWER).choices[0].message
        if not said.tool_calls:
            return said.content
        return " ".join(self.use(call.function) for call in said.tool_calls)

    def use(self, call):
        self.done.append(call.name)
        return self.desk.run(call.name, json.loads(call.arguments))
