"""What the assistant may do: look at an order, give money back. The customer is the one who is signed in."""
from services import orders


def order_status(customer, order_number, **_):
    order = own_order(customer, order_number)
    if order is None:
        return "There is no such order."
    return f"Order {order['number']}, {order['item']}: {order['status']}."


def refund(customer, order_number, amount_cents, **_):
    order = own_order(customer, order_number)
    if order is None:
        return "There is no such order."
    if type(amount_cents) is not int or not 0 < amount_cents <= order["paid_cents"] - order["refunded_cents"]:
        return "That is not what can be refunded for this order."
    orders.refund(order["number"], amount_cents)
    return f"Refunded {amount_cents / 100:.2f} euros for order {order['number']}."


def own_order(customer, order_number):
    """Somebody else's order is as unknown as one that does not exist."""
    order = orders.find(order_number)  # number, customer_id, item, status, paid_cents, refunded_cents
    return order if order and order["customer_id"] == customer["id"] else None


FUNCTIONS = {"order_status": order_status, "refund": refund}

TOOLS = [
    {"type": "function", "function": {"name": "order_status", "parameters": {"order_number": "integer"}}},
    {"type": "function", "function": {"name": "refund", "parameters": {"order_number": "integer", "amount_cents": "integer"}}},
]


def run_tool(customer, name, arguments):
    arguments.pop("customer", None)
    return FUNCTIONS[name](customer, **arguments)
