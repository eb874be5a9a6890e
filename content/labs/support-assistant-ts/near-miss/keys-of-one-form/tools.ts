// What the assistant may do: look at an order, give money back.
import { orders } from 'services';

const isWholeNumber = (value: unknown): value is number => Number.isSafeInteger(value);

async function findOwn(customer: { id: number }, number: unknown) {
  if (!isWholeNumber(number)) return undefined;
  const order = await orders.find(number);
  return order && order.customer_id === customer.id ? order : undefined;
}

export async function runTool(customer: { id: number }, name: string, args: any): Promise<string> {
  const order = await findOwn(customer, args?.order_number);
  if (order === undefined) return 'There is no such order.';
  if (name === 'order_status') return `Order ${order.number}, ${order.item}: ${order.status}.`;
  if (name !== 'refund') return 'That is not possible here.';

  const cents = args.amount_cents;
  const refundable = order.paid_cents - (order.refunded_cents ?? 0);
  if (!isWholeNumber(cents) || cents <= 0 || cents > refundable) return 'That cannot be refunded.';
  await orders.refund(order.number, cents);
  return `Refunded ${(cents / 100).toFixed(2)} euros for order ${order.number}.`;
}

export const TOOLS = [
  { type: 'function', function: { name: 'order_status', parameters: { order_number: 'integer' } } },
  { type: 'function', function: { name: 'refund', parameters: { order_number: 'integer', amount_cents: 'integer' } } },
];
