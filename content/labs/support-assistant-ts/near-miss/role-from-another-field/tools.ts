// What the assistant may do: look at an order, give money back. The customer is the one who is signed in.
import { orders } from 'services';

/** Somebody else's order is as unknown as one that does not exist. */
async function ownOrder(customer, number) {
  const order = await orders.find(number); // number, customer_id, item, status, paid_cents, refunded_cents
  return order !== null && order.customer_id === customer.id ? order : null;
}

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
    if (!Number.isInteger(amount_cents) || amount_cents <= 0 || amount_cents > left) return 'That is not what can be refunded for this order.';
    await orders.refund(order.number, amount_cents);
    return `Refunded ${(amount_cents / 100).toFixed(2)} euros for order ${order.number}.`;
  },
};

export const TOOLS = [
  { type: 'function', function: { name: 'order_status', parameters: { order_number: 'integer' } } },
  { type: 'function', function: { name: 'refund', parameters: { order_number: 'integer', amount_cents: 'integer' } } },
];

export const runTool = async (customer, name, args) => (Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name](customer, args) : 'I cannot do that.');
