// What the model gets to know about orders: those of one customer.
import { orders } from 'services';

export async function ownOrders(customerId: number): Promise<Map<number, any>> {
  return new Map((await orders.of_customer(customerId)).map((order) => [order.number, order]));
}

export const describe = (own: Map<number, any>) => [...own.values()].map((order) => `- ${order.number}: ${order.item}, ${order.status}`).join('\n');
