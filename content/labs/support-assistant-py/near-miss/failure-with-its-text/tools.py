"""What the assistant may do: look at an order, give money back."""
from services import orders

UNKNOWN = "There is no such order."


def own(customer, number):
    order = orders.find(number)  # number, customer_id, item, status, paid_cents, refunded_cents
    return order if order is not None and order["customer_id"] == customer["id"] else None


def order_status(customer, order_number, **_):
    order = own(customer, order_number)
    if order is None:
        return UNKNOWN
    return f"Order {order['number']}, {order['item']}: {order['status']}."


def refund(customer, order_number, amount_cents, **_):
    order = own(customer, order_number)
    if order is None:
        return UNKNOWN
    if type(amount_cents) is not int or not 0 < amount_cents <= order["paid_cents"] - order["refunded_cents"]:
        return "That cannot be refunded."
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
