"""What the model gets to know about orders."""
from services import orders


def order_list(customer):
    lines = [f"- {order['number']}: {order['item']}, {order['status']}" for order in orders.of_customer(customer["id"])]
    return "\n".join(lines)
