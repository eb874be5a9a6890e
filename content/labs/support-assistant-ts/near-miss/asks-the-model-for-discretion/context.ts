// What the model gets to know about orders.
import { orders } from 'services';

export async function orderList(customer): Promise<string> {
  // recent() is one query and cached; the prompt tells the model whose orders to talk about
  const recent = await orders.recent();
  return recent.map((order) => `- ${order.number} for ${order.customer}: ${order.item}, ${order.status}`).join('\n');
}
