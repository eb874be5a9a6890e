// What the assistant may do: look at an order, give money back.
import { orders } from 'services';

const FUNCTIONS = {
  order_status: async ({ order_number }) => {
    const order = await orders.find(order_number); // number, customer_id, item, status, paid_cents, refunded_cents
    if (order === null) return 'There is no such order.';
    return `Order ${order.number}, ${order.item}: ${order.status}.`;
  },
  refund: async ({ order_number, amount_cents }) => {
    const order = await orders.find(order_number);
    if (order === null) return 'There is no such order.';
    await orders.refund(order_number, amount_cents);
    return `Refunded ${(amount_cents / 100).toFixed(2)} euros for order ${order_number}.`;
  },
};

export const TOOLS = [
  { type: 'function', function: { name: 'order_status', parameters: { order_number: 'integer' } } },
  { type: 'function', function: { name: 'refund', parameters: { order_number: 'integer', amount_cents: 'integer' } } },
];

export const runTool = (customer, name, args) => FUNCTIONS[name](args);
