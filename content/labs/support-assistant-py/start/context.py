"""What the model gets to know about orders."""
from services import orders


def order_list(customer):
    # recent() is one query and cached; the prompt tells the model whose orders to talk about
    lines = [f"- {order['number']} for {order['customer']}: {order['item']}, {order['status']}" for order in orders.recent()]
    return "\n".join(lines)
