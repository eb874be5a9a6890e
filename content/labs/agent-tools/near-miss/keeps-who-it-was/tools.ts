// What the assistant can do, always for the customer of the session.
import { mail, orders, payments } from 'services';

export const toolDefinitions = [
  { name: 'orders.lookup', description: 'An order by its id', parameters: ['orderId'] },
  { name: 'payments.refund', description: 'Refunds an order, in cents', parameters: ['orderId', 'amountCents'] },
  { name: 'mail.send', description: 'Sends the customer an e-mail', parameters: ['to', 'subject', 'body'] },
];

const MOST_CENTS = 10_000;
const REFUSED = { refused: 'This is for a colleague to do.' };

export type Session = { customerId: string; email: string };
export type Turn = { session: Session; hasRefunded: boolean };
type Args = Record<string, any>;

async function ownOrder(id: any, session: Session): Promise<any> {
  const order = await orders.lookup(id);
  return order !== null && order.customerId === session.customerId ? order : null;
}

const TOOLS: Record<string, (args: Args, turn: Turn) => Promise<unknown>> = {
  'orders.lookup': async ({ orderId }, turn) => (await ownOrder(orderId, turn.session)) ?? REFUSED,
  'payments.refund': async ({ orderId, amountCents }, turn) => {
    if (turn.hasRefunded) return REFUSED;
    const order = await ownOrder(orderId, turn.session);
    if (order === null) return REFUSED;
    if (!Number.isInteger(amountCents) || amountCents < 1 || amountCents > order.totalCents || amountCents > MOST_CENTS) return REFUSED;
    turn.hasRefunded = true;
    return payments.refund(order.id, amountCents);
  },
  'mail.send': async ({ subject, body }, turn) => mail.send(turn.session.email, subject, body),
};

export const runTool = async (name: string, args: Args, turn: Turn): Promise<unknown> => {
  if (!Object.hasOwn(TOOLS, name)) return REFUSED;
  return TOOLS[name](args, turn);
};
