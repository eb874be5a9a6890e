// What the model gets to know about orders.
import { orders } from 'services';

export async function orderList(customer) {
  const own = await orders.of_customer(customer.id);
  return own.map((order) => `- ${order.number}: ${order.item}, ${order.status}`).join('\n');
}
