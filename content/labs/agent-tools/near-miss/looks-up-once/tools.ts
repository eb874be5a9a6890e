import { mail, orders, payments } from 'services';

export const toolDefinitions = [
  { name: 'orders.lookup', description: 'An order by its id', parameters: ['orderId'] },
  { name: 'payments.refund', description: 'Refunds an order, in cents', parameters: ['orderId', 'amountCents'] },
  { name: 'mail.send', description: 'Sends the customer an e-mail', parameters: ['to', 'subject', 'body'] },
];

type Session = { customerId: string; email: string };
const refused = { error: 'refused' };

const seen = new Map<string, any>();
export const begin = (session: Session) => {
  let refunds = 0;
  return async (name: string, args: Record<string, unknown>): Promise<unknown> => {
    if (name === 'mail.send') return mail.send(session.email, args.subject, args.body);
    if (name !== 'orders.lookup' && name !== 'payments.refund') return refused;
    const order = seen.get(String(args.orderId)) ?? (await orders.lookup(String(args.orderId)));
    seen.set(String(args.orderId), order);
    if (order === null || order.customerId !== session.customerId) return refused;
    if (name === 'orders.lookup') return order;
    const amount = args.amountCents;
    if (typeof amount !== 'number' || !Number.isInteger(amount) || amount <= 0 || amount > order.totalCents || amount > 10_000) return refused;
    if (refunds > 0) return refused;
    refunds += 1;
    return payments.refund(String(args.orderId), amount);
  };
};
