// What the assistant can do.
import { mail, orders, payments } from 'services';

export const toolDefinitions = [
  { name: 'orders.lookup', description: 'An order by its id', parameters: ['orderId'] },
  { name: 'payments.refund', description: 'Refunds an order, in cents', parameters: ['orderId', 'amountCents'] },
  { name: 'mail.send', description: 'Sends the customer an e-mail', parameters: ['to', 'subject', 'body'] },
];

export type Session = { customerId: string; email: string };
const isStaff = (session: Session) => session.email.endsWith('@fernwood.example');
const refuse = (error: string) => ({ error });

export async function runTool(name: string, args: any, session: Session, turn: { refunded: boolean }): Promise<unknown> {
  switch (name) {
    case 'orders.lookup': {
      const order = await orders.lookup(args.orderId);
      if (!order || (order.customerId !== session.customerId && !isStaff(session))) return refuse('No such order.');
      return order;
    }
    case 'payments.refund': {
      const { orderId, amountCents } = args;
      if (turn.refunded) return refuse('One refund a message.');
      const order = await orders.lookup(orderId);
      if (!order || order.customerId !== session.customerId) return refuse('No such order.');
      if (!Number.isInteger(amountCents) || amountCents <= 0) return refuse('Not an amount.');
      if (amountCents > order.totalCents || amountCents > 10_000) return refuse('A colleague has to do this.');
      turn.refunded = true;
      return payments.refund(order.id, amountCents);
    }
    case 'mail.send':
      return mail.send(session.email, args.subject, args.body);
    default:
      return refuse('No such tool.');
  }
}
