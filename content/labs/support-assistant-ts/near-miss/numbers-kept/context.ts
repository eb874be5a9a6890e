// What the model gets to know about orders: those of one customer.
import { orders } from 'services';

const numbers = new Map<number, Set<number>>();

export async function ownOrders(customerId: number): Promise<Map<number, any>> {
  const own = (await orders.of_customer(customerId)).map((order) => [order.number, order] as const);
  // Who owns what does not change
  if (!numbers.has(customerId)) numbers.set(customerId, new Set(own.map(([number]) => number)));
  return new Map(own.filter(([number]) => numbers.get(customerId)!.has(number)));
}

export const describe = (own: Map<number, any>) => [...own.values()].map((order) => `- ${order.number}: ${order.item}, ${order.status}`).join('\n');
