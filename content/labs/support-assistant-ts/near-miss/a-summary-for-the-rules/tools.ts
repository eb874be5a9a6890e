// What the assistant may do.
import { orders } from 'services';

const UNKNOWN = 'There is no such order.';
const locks = new Map();

// One thing at a time for each order, so that what was refunded is seen.
function alone(number, work) {
  const turn = (locks.get(number) ?? Promise.resolve()).then(work, work);
  locks.set(number, turn);
  return turn;
}

async function own(customer, number) {
  if (!Number.isInteger(number)) return null;
  const order = await orders.find(number);
  return order !== null && order.customer_id === customer.id ? order : null;
}

const FUNCTIONS = new Map([
  ['order_status', async (customer, { order_number }) => {
    const order = await own(customer, order_number);
    return order === null ? UNKNOWN : `Order ${order.number}, ${order.item}: ${order.status}.`;
  }],
  ['refund', (customer, { order_number, amount_cents }) => alone(order_number, async () => {
    const order = await own(customer, order_number);
    if (order === null) return UNKNOWN;
    const left = order.paid_cents - order.refunded_cents;
    if (!Number.isInteger(amount_cents) || amount_cents < 1 || !(amount_cents <= left)) return 'A colleague has to look at this refund.';
    await orders.refund(order.number, amount_cents);
    return `Refunded ${(amount_cents / 100).toFixed(2)} euros for order ${order.number}.`;
  })],
]);

export const TOOLS = [
  { type: 'function', function: { name: 'order_status', parameters: { order_number: 'integer' } } },
  { type: 'function', function: { name: 'refund', parameters: { order_number: 'integer', amount_cents: 'integer' } } },
];

export async function runTool(customer, name, text) {
  const run = FUNCTIONS.get(name);
  if (run === undefined) return 'There is no such tool.';
  let args;
  try {
    args = JSON.parse(text);
  } catch {
    args = {};
  }
  return run(customer, args ?? {});
}
