"""What the assistant may do: look at an order, give money back."""
from services import orders


def order_status(order_number, **_):
    order = orders.find(order_number)  # number, customer_id, item, status, paid_cents, refunded_cents
    if order is None:
        return "There is no such order."
    return f"Order {order['number']}, {order['item']}: {order['status']}."


def refund(order_number, amount_cents, **_):
    order = orders.find(order_number)
    if order is None:
        return "There is no such order."
    orders.refund(order_number, amount_cents)
    return f"Refunded {amount_cents / 100:.2f} euros for order {order_number}."


FUNCTIONS = {"order_status": order_status, "refund": refund}

TOOLS = [
    {"type": "function", "function": {"name": "order_status", "parameters": {"order_number": "integer"}}},
    {"type": "function", "function": {"name": "refund", "parameters": {"order_number": "integer", "amount_cents": "integer"}}},
]


def run_tool(customer, name, arguments):
    return FUNCTIONS[name](**arguments)
