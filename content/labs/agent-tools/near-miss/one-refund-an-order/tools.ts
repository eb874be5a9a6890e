// Tools by name, each a function of the session and what the model asks for.
import { mail, orders, payments } from 'services';

const refuse = (why: string) => ({ ok: false, why });

export const toolDefinitions = [
  { name: 'orders.lookup', description: 'An order by its id', parameters: ['orderId'] },
  { name: 'payments.refund', description: 'Refunds an order, in cents', parameters: ['orderId', 'amountCents'] },
  { name: 'mail.send', description: 'Sends the customer an e-mail', parameters: ['to', 'subject', 'body'] },
];

const ownOrder = async (session, id) => {
  if (typeof id !== 'string' && typeof id !== 'number') return null;
  const order = await orders.lookup(id);
  return order?.customerId === session.customerId ? order : null;
};

const TOOLS = Object.assign(Object.create(null), {
  'orders.lookup': async (state, { orderId }) => (await ownOrder(state.session, orderId)) ?? refuse('unknown order'),
  'payments.refund': async (state, { orderId, amountCents }) => {
    const order = await ownOrder(state.session, orderId);
    if (!order) return refuse('unknown order');
    state.orders ??= new Set();
    if (state.orders.has(orderId)) return refuse('one refund an order');
    state.orders.add(orderId);
    if (!Number.isInteger(amountCents) || amountCents <= 0) return refuse('not an amount');
    if (amountCents > order.totalCents || amountCents > 10000) return refuse('too much');
    state.refunds += 1;
    return payments.refund(orderId, amountCents);
  },
  'mail.send': async (state, { to, subject, body }) => {
    if (to !== undefined && to !== state.session.email) return refuse('mail goes to the customer only');
    return mail.send(state.session.email, subject, body);
  },
});

export const runTool = async (state, name, args) => {
  const tool = TOOLS[name];
  if (!tool) return refuse('no such tool');
  try {
    return await tool(state, args ?? {});
  } catch (problem) {
    console.error('tool failed', name, problem);
    return refuse('that did not work');
  }
};
