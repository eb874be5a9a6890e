"""What the assistant may do: look at an order, give money back."""
from services import orders


def own(customer, number):
    order = orders.find(number) if type(number) is int else None
    return order if order is not None and order["customer_id"] == customer["id"] else None


def order_status(customer, order_number=None, **_):
    order = own(customer, order_number)
    if order is None:
        return "There is no such order."
    return f"Order {order['number']}, {order['item']}: {order['status']}."


def refund(customer, order_number=None, amount_cents=None, **_):
    order = own(customer, order_number)
    if order is None:
        return "There is no such order."
    if type(amount_cents) is not int or not 0 < amount_cents <= order["paid_cents"] - order["refunded_cents"]:
        return "This cannot be refunded."
    orders.refund(order_number, amount_cents)
    return f"Refunded {amount_cents / 100:.2f} euros for order {order_number}."


FUNCTIONS = {"order_status": order_status, "refund": refund}

TOOLS = [
    {"type": "function", "function": {"name": "order_status", "parameters": {"order_number": "integer"}}},
    {"type": "function", "function": {"name": "refund", "parameters": {"order_number": "integer", "amount_cents": "integer"}}},
]


def run_tool(customer, name, arguments):
    if name not in FUNCTIONS:
        return "I cannot do that."
    return FUNCTIONS[name](customer, **{key: value for key, value in arguments.items() if key != "customer"})
