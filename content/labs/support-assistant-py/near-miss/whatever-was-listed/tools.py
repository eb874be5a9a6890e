"""What the assistant may do: look at an order, give money back."""
import context
from services import orders


def find_own(customer, order_number):
    if type(order_number) is not int:
        return None
    order = orders.find(order_number)  # number, customer_id, item, status, paid_cents, refunded_cents
    if order is None or (order["customer_id"] != customer["id"] and order["number"] not in context.shown):
        return None
    return order


def order_status(customer, order_number=None, **_):
    order = find_own(customer, order_number)
    if order is None:
        return "There is no such order."
    return f"Order {order['number']}, {order['item']}: {order['status']}."


def refund(customer, order_number=None, amount_cents=None, **_):
    order = find_own(customer, order_number)
    if order is None:
        return "There is no such order."
    if type(amount_cents) is not int or not 0 < amount_cents <= order["paid_cents"] - order["refunded_cents"]:
        return "That amount cannot be refunded."
    orders.refund(order["number"], amount_cents)
    return f"Refunded {amount_cents / 100:.2f} euros for order {order['number']}."


FUNCTIONS = {"order_status": order_status, "refund": refund}

TOOLS = [
    {"type": "function", "function": {"name": "order_status", "parameters": {"order_number": "integer"}}},
    {"type": "function", "function": {"name": "refund", "parameters": {"order_number": "integer", "amount_cents": "integer"}}},
]


def run_tool(customer, name, arguments):
    arguments.pop("customer", None)
    return FUNCTIONS[name](customer, **arguments)
