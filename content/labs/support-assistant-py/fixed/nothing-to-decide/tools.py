"""The desk of one customer: their own orders lie on it, nobody else's."""
from services import orders


class Desk:
    def __init__(self, own):
        self.orders = {order["number"]: order for order in own}

    def run(self, name, arguments):
        order = self.orders.get(arguments.get("order_number"))
        if order is None:
            return "There is no such order."
        if name == "order_status":
            return f"Order {order['number']}, {order['item']}: {order['status']}."
        if name == "refund":
            return self.refund(order, arguments.get("amount_cents"))
        return "I cannot do that."

    def refund(self, order, amount):
        left = order["paid_cents"] - order["refunded_cents"]
        if not isinstance(amount, int) or amount < 1 or amount > left:
            return "That amount cannot be refunded, a colleague will look at it."
        orders.refund(order["number"], amount)
        order["refunded_cents"] += amount
        return f"Refunded {amount / 100:.2f} euros for order {order['number']}."


TOOLS = [
    {"type": "function", "function": {"name": "order_status", "parameters": {"order_number": "integer"}}},
    {"type": "function", "function": {"name": "refund", "parameters": {"order_number": "integer", "amount_cents": "integer"}}},
]
