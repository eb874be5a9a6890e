"""What the model gets to know about orders."""
from services import orders


def orders_of(customer_id):
    return orders.of_customer(customer_id)
