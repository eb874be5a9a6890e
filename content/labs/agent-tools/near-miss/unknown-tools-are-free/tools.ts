// What the assistant can do, for the customer of the session.
import { mail, orders, payments } from 'services';

export const toolDefinitions = [
  { name: 'orders.lookup', description: 'An order by its id', parameters: ['orderId'] },
  { name: 'payments.refund', description: 'Refunds an order, in cents', parameters: ['orderId', 'amountCents'] },
  { name: 'mail.send', description: 'Sends the customer an e-mail', parameters: ['to', 'subject', 'body'] },
];

type Session = { customerId: string; email: string };
type State = { refunds: number };
const MOST = 10_000;

const ownOrder = async (id: unknown, session: Session) => {
  if (typeof id !== 'string') return null;
  const order = await orders.lookup(id);
  return order !== null && order.customerId === session.customerId ? order : null;
};

export const runTool = async (name: string, args: Record<string, unknown>, session: Session, state: State): Promise<unknown> => {
  switch (name) {
    case 'orders.lookup':
      return (await ownOrder(args.orderId, session)) ?? 'No such order.';
    case 'payments.refund': {
      const { orderId, amountCents } = args;
      const order = await ownOrder(orderId, session);
      if (order === null) return 'No such order.';
      if (!Number.isInteger(amountCents) || amountCents <= 0 || amountCents > order.totalCents || amountCents > MOST) return 'Refused.';
      if (state.refunds > 0) return 'Only one refund.';
      state.refunds += 1;
      return payments.refund(order.id, amountCents);
    }
    case 'mail.send':
      return mail.send(session.email, String(args.subject), String(args.body));
    default:
      return 'No such tool.';
  }
};
