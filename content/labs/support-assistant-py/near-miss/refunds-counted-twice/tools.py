"""What the assistant may do: look at an order, give money back."""
from services import orders


_refunded = {}


def own_order(customer, order_number):
    order = orders.find(order_number)  # number, customer_id, item, status, paid_cents, refunded_cents
    return order if order is not None and order["customer_id"] == customer["id"] else None


def order_status(customer, order_number, **_):
    order = own_order(customer, order_number)
    if order is None:
        return "There is no such order."
    return f"Order {order['number']}, {order['item']}: {order['status']}."


def refund(customer, order_number, amount_cents, **_):
    order = own_order(customer, order_number)
    if order is None:
        return "There is no such order."
    if type(amount_cents) is not int or not 0 < amount_cents <= order["paid_cents"] - order["refunded_cents"] - _refunded.get(order["number"], 0):
        return "This amount cannot be refunded."
    orders.refund(order_number, amount_cents)
    _refunded[order["number"]] = _refunded.get(order["number"], 0) + amount_cents
    return f"Refunded {amount_cents / 100:.2f} euros for order {order_number}."


FUNCTIONS = {"order_status": order_status, "refund": refund}

TOOLS = [
    {"type": "function", "function": {"name": "order_status", "parameters": {"order_number": "integer"}}},
    {"type": "function", "function": {"name": "refund", "parameters": {"order_number": "integer", "amount_cents": "integer"}}},
]


def run_tool(customer, name, arguments):
    if name not in FUNCTIONS or not isinstance(arguments, dict):
        return "That is not possible."
    return FUNCTIONS[name](customer, **{key: value for key, value in arguments.items() if key != "customer"})
