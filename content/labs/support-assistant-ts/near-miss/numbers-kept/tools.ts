// What the assistant may do: look at an order, give money back.
import { orders } from 'services';
import { ownOrders } from './context.ts';

const queues = new Map<number, Promise<unknown>>();

/** Runs work on an order after what is under way for it. */
function inTurn<T>(number: number, work: () => Promise<T>): Promise<T> {
  const turn = (queues.get(number) ?? Promise.resolve()).then(work, work);
  queues.set(number, turn.catch(() => undefined));
  return turn;
}

const isCents = (value: unknown): value is number => typeof value === 'number' && value > 0 && value % 1 === 0;

async function status(customerId: number, number: number) {
  const order = (await ownOrders(customerId)).get(number);
  return order ? `Order ${order.number}, ${order.item}: ${order.status}.` : 'There is no such order.';
}

async function refund(customerId: number, number: number, cents: unknown) {
  return inTurn(number, async () => {
    const order = await orders.find(number);
    if (!order || order.customer_id !== customerId) return 'There is no such order.';
    if (!isCents(cents) || cents > order.paid_cents - order.refunded_cents) return 'I cannot refund that.';
    await orders.refund(number, cents);
    return `Refunded ${(cents / 100).toFixed(2)} euros for order ${number}.`;
  });
}

export const TOOLS = [
  { type: 'function', function: { name: 'order_status', parameters: { order_number: 'integer' } } },
  { type: 'function', function: { name: 'refund', parameters: { order_number: 'integer', amount_cents: 'integer' } } },
];

export async function runTool(customerId: number, call: { name: string; arguments: string }): Promise<string> {
  const args = JSON.parse(call.arguments);
  if (call.name === 'order_status') return status(customerId, args.order_number);
  if (call.name === 'refund') return refund(customerId, args.order_number, args.amount_cents);
  return 'I cannot do that.';
}
