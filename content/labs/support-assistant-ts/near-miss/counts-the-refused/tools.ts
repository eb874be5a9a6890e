// What the assistant may do: look at an order, give money back.
import { orders } from 'services';

async function own(customer, number) {
  const order = await orders.find(number); // number, customer_id, item, status, paid_cents, refunded_cents
  return order !== null && order.customer_id === customer.id ? order : null;
}

const FUNCTIONS = {
  order_status: async (customer, { order_number }) => {
    const order = await own(customer, order_number);
    if (order === null) return 'There is no such order.';
    return `Order ${order.number}, ${order.item}: ${order.status}.`;
  },
  refund: async (customer, { order_number, amount_cents }) => {
    const order = await own(customer, order_number);
    if (order === null) return 'There is no such order.';
    if (!Number.isInteger(amount_cents) || amount_cents <= 0) return 'That is not an amount.';
    if (amount_cents > order.paid_cents - order.refunded_cents) return 'That is more than was paid.';
    await orders.refund(order.number, amount_cents);
    return `Refunded ${(amount_cents / 100).toFixed(2)} euros for order ${order.number}.`;
  },
};

export const TOOLS = [
  { type: 'function', function: { name: 'order_status', parameters: { order_number: 'integer' } } },
  { type: 'function', function: { name: 'refund', parameters: { order_number: 'integer', amount_cents: 'integer' } } },
];

export const runTool = (customer, name, args) => (Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name](customer, args) : 'I cannot do that.');
