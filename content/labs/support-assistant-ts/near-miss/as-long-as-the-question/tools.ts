// What the assistant may do: look at an order, give money back.
import { orders } from 'services';

const ownOrder = async (customer, number) => {
  if (!Number.isInteger(number)) return null;
  const order = await orders.find(number);
  return order !== null && order.customer_id === customer.id ? order : null;
};

const FUNCTIONS = {
  order_status: async (customer, { order_number }) => {
    const order = await ownOrder(customer, order_number);
    if (order === null) return 'There is no such order.';
    return `Order ${order.number}, ${order.item}: ${order.status}.`;
  },
  refund: async (customer, { order_number, amount_cents }) => {
    const order = await ownOrder(customer, order_number);
    if (order === null) return 'There is no such order.';
    const left = order.paid_cents - order.refunded_cents;
    if (!Number.isInteger(amount_cents) || amount_cents <= 0 || amount_cents > left) return 'That amount cannot be refunded.';
    await orders.refund(order_number, amount_cents);
    return `Refunded ${(amount_cents / 100).toFixed(2)} euros for order ${order_number}.`;
  },
};

export const TOOLS = [
  { type: 'function', function: { name: 'order_status', parameters: { order_number: 'integer' } } },
  { type: 'function', function: { name: 'refund', parameters: { order_number: 'integer', amount_cents: 'integer' } } },
];

export const runTool = async (customer, name, args) => {
  if (!Object.hasOwn(FUNCTIONS, name) || typeof args !== 'object' || args === null) return 'That is not possible.';
  return FUNCTIONS[name](customer, args);
};
