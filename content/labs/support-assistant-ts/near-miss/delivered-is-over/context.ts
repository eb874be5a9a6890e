// What the model gets to know about orders: those of one customer.
import { orders } from 'services';

export async function orderList(customerId): Promise<string> {
  const own = await orders.of_customer(customerId);
  return own.map((order) => `- ${order.number}: ${order.item}, ${order.status}`).join('\n');
}
