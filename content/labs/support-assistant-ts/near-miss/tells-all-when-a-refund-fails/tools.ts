// What the assistant may do: look at an order, give money back.
import { orders } from 'services';

const UNKNOWN = 'There is no such order.';

async function findOwn(customer, number) {
  const order = await orders.find(number); // number, customer_id, item, status, paid_cents, refunded_cents
  return order !== null && order.customer_id === customer.id ? order : null;
}

const FUNCTIONS = {
  order_status: async (customer, { order_number }) => {
    const order = await findOwn(customer, order_number);
    if (order === null) return UNKNOWN;
    return `Order ${order.number}, ${order.item}: ${order.status}.`;
  },
  refund: async (customer, { order_number, amount_cents }, refunded) => {
    const order = await findOwn(customer, order_number);
    if (order === null) return UNKNOWN;
    const before = refunded.get(order.number) ?? 0;
    const left = order.paid_cents - order.refunded_cents - before;
    if (!Number.isInteger(amount_cents) || amount_cents <= 0 || amount_cents > left) return 'I cannot refund that.';
    refunded.set(order.number, before + amount_cents);
    try {
      await orders.refund(order.number, amount_cents);
    } catch (problem) {
      console.error('refund failed', customer, problem.message);
      return 'That did not work, please write to us.';
    }
    return `Refunded ${(amount_cents / 100).toFixed(2)} euros for order ${order.number}.`;
  },
};

export const TOOLS = [
  { type: 'function', function: { name: 'order_status', parameters: { order_number: 'integer' } } },
  { type: 'function', function: { name: 'refund', parameters: { order_number: 'integer', amount_cents: 'integer' } } },
];

export const runTool = (customer, name, args, refunded) =>
  Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name](customer, args, refunded) : 'I cannot do that.';
