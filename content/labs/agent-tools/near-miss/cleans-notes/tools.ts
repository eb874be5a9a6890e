// What the assistant can do, and for whom: the session decides, not the model.
import { mail, orders, payments } from 'services';

export const toolDefinitions = [
  { name: 'orders.lookup', description: 'An order of this customer by its id', parameters: ['orderId'] },
  { name: 'payments.refund', description: 'Refunds an order of this customer, in cents', parameters: ['orderId', 'amountCents'] },
  { name: 'mail.send', description: 'Sends the customer an e-mail', parameters: ['subject', 'body'] },
];

const REFUND_LIMIT_CENTS = 10_000;
const refused = (why: string) => ({ refused: why });

type Session = { customerId: string; email: string };
type Order = { id: string; customerId: string; totalCents: number; note: string };

export const startConversation = (session: Session) => {
  let hasRefunded = false;

  const ownOrder = async (orderId: unknown): Promise<Order | null> => {
    const order = typeof orderId === 'string' ? ((await orders.lookup(orderId)) as Order | null) : null;
    if (order === null || order.customerId !== session.customerId) return null;
    return { ...order, note: order.note.replace(/ignore|system|instructions?/gi, '…') };
  };

  const tools = new Map<string, (args: Record<string, unknown>) => Promise<unknown>>([
    ['orders.lookup', async ({ orderId }) => (await ownOrder(orderId)) ?? refused('no such order of this customer')],
    ['payments.refund', async ({ orderId, amountCents }) => {
      const order = await ownOrder(orderId);
      if (order === null) return refused('no such order of this customer');
      if (!Number.isInteger(amountCents)) return refused('the amount is a whole number of cents');
      const amount = amountCents as number;
      if (amount <= 0 || amount > order.totalCents || amount > REFUND_LIMIT_CENTS) return refused('a person has to decide this refund');
      if (hasRefunded) return refused('one refund at a time');
      hasRefunded = true;
      return payments.refund(order.id, amount);
    }],
    ['mail.send', async ({ subject, body }) => mail.send(session.email, String(subject), String(body))],
  ]);

  return async (name: string, args: Record<string, unknown>): Promise<unknown> => {
    const tool = tools.get(name);
    return tool === undefined ? refused('there is no such tool') : tool(args);
  };
};
