// What the assistant may do: look at an order, give money back.
import { orders } from 'services';

const NOT_YOURS = 'There is no such order.';

async function orderStatus(customer, args) {
  const order = await orders.find(args.order_number);
  if (order?.customer_id !== customer.id) return NOT_YOURS;
  return `Order ${order.number}, ${order.item}: ${order.status}.`;
}

async function refund(customer, args) {
  const order = await orders.find(args.order_number);
  if (order?.customer_id !== customer.id) return NOT_YOURS;
  const cents = Math.min(args.amount_cents, order.paid_cents - order.refunded_cents);
  const valid = Number.isInteger(cents) && cents > 0;
  if (!valid) return 'That amount cannot be refunded.';
  await orders.refund(args.order_number, cents);
  return `Refunded ${(cents / 100).toFixed(2)} euros for order ${args.order_number}.`;
}

const FUNCTIONS = new Map([['order_status', orderStatus], ['refund', refund]]);

export const TOOLS = ['order_status', 'refund'].map((name) => ({
  type: 'function',
  function: {
    name,
    parameters: {
      type: 'object',
      properties: { order_number: { type: 'integer' }, ...(name === 'refund' ? { amount_cents: { type: 'integer' } } : {}) },
      required: name === 'refund' ? ['order_number', 'amount_cents'] : ['order_number'],
    },
  },
}));

export async function runTool(customer, name: string, json: string): Promise<string> {
  const run = FUNCTIONS.get(name);
  if (!run) return 'There is no such tool.';
  let args;
  try {
    args = JSON.parse(json);
  } catch {
    return 'The arguments are not JSON.';
  }
  return run(customer, args ?? {});
}
