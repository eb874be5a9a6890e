// What the assistant may do for the customer who is signed in: look at an order, give money back.
import { orders } from 'services';

async function ownOrder(customer, number) {
  const order = await orders.find(number);
  return order !== null && order.customer_id === customer.id ? order : null;
}

// One refund after the other, so that each sees what the one before has left.
let last: Promise<unknown> = Promise.resolve();
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
};

const FUNCTIONS = {
  order_status: async (customer, { order_number }) => {
    const order = await ownOrder(customer, order_number);
    if (order === null) return 'There is no such order.';
    return `Order ${order.number}, ${order.item}: ${order.status}.`;
  },
  refund: (customer, { order_number, amount_cents }, given) =>
    inTurn(async () => {
      const order = await ownOrder(customer, order_number);
      if (order === null) return 'There is no such order.';
      const first = given.get(order.number) ?? { before: order.refunded_cents, sum: 0 };
      const left = order.paid_cents - Math.max(order.refunded_cents, first.before + first.sum);
      if (!Number.isInteger(amount_cents) || amount_cents <= 0 || amount_cents > left) return 'This refund is for a colleague.';
      given.set(order.number, { ...first, sum: first.sum + amount_cents });
      await orders.refund(order.number, amount_cents);
      return `Refunded ${(amount_cents / 100).toFixed(2)} euros for order ${order.number}.`;
    }),
};

export const TOOLS = [
  { type: 'function', function: { name: 'order_status', parameters: { order_number: 'integer' } } },
  { type: 'function', function: { name: 'refund', parameters: { order_number: 'integer', amount_cents: 'integer' } } },
];

function argumentsOf(text: string) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

export async function runTools(customer, calls): Promise<string> {
  const given = new Map();
  const done: string[] = [];
  for (const { function: call } of calls) {
    done.push(Object.hasOwn(FUNCTIONS, call.name) ? await FUNCTIONS[call.name](customer, argumentsOf(call.arguments), given) : 'I cannot do that.');
  }
  return done.join(' ');
}
