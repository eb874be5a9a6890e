"""What the assistant may do: look at an order, give money back."""
from services import orders

UNKNOWN = "There is no such order."


def find_own(customer, number):
    order = orders.find(number)  # number, customer_id, item, status, paid_cents, refunded_cents
    return order if order is not None and order["customer_id"] == customer["id"] else None


def order_status(customer, refunded, order_number, **_):
    order = find_own(customer, order_number)
    if order is None:
        return UNKNOWN
    return f"Order {order['number']}, {order['item']}: {order['status']}."


def refund(customer, refunded, order_number, amount_cents, **_):
    order = find_own(customer, order_number)
    if order is None:
        return UNKNOWN
    before = refunded.get(order["number"], 0)
    left = order["paid_cents"] - order["refunded_cents"] - before
    if type(amount_cents) is not int or amount_cents <= 0 or amount_cents > left:
        return "I cannot refund that."
    refunded[order["number"]] = before + amount_cents
    orders.refund(order["number"], amount_cents)
    return f"Refunded {amount_cents / 100:.2f} euros for order {order['number']}."


FUNCTIONS = {"order_status": order_status, "refund": refund}

TOOLS = [
    {"type": "function", "function": {"name": "order_status", "parameters": {"order_number": "integer"}}},
    {"type": "function", "function": {"name": "refund", "parameters": {"order_number": "integer", "amount_cents": "integer"}}},
]


def run_tool(customer, name, arguments, refunded):
    if name not in FUNCTIONS:
        return "I cannot do that."
    named = {key: arguments[key] for key in ("order_number", "amount_cents") if key in arguments}
    return FUNCTIONS[name](customer, refunded, **named)
