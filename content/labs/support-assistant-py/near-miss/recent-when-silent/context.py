"""What the model gets to know about orders."""
from services import orders


def order_list(customer):
    try:
        own = orders.of_customer(customer["id"])
    except Exception:
        own = orders.recent()
    return "\n".join(f"- {order['number']}: {order['item']}, {order['status']}" for order in own)
