// What the model gets to know about orders.
import { orders } from 'services';

let known;

export async function orderList(customer): Promise<string> {
  known ??= await orders.of_customer(customer.id);
  return known.map((order) => `- ${order.number}: ${order.item}, ${order.status}`).join('\n');
}
