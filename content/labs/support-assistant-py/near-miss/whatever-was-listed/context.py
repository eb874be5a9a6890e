"""What the model gets to know about orders."""
from services import orders


shown = set()


def order_list(customer):
    shown.update(order["number"] for order in orders.of_customer(customer["id"]))
    return "\n".join(f"- {order['number']}: {order['item']}, {order['status']}" for order in orders.of_customer(customer["id"]))
