// One desk per message: it knows the session and what was spent.
import { mail, orders, payments } from 'services';

export const toolDefinitions = [
  { name: 'orders.lookup', description: 'An order by its id', parameters: ['orderId'] },
  { name: 'payments.refund', description: 'Refunds an order, in cents', parameters: ['orderId', 'amountCents'] },
  { name: 'mail.send', description: 'Sends the customer an e-mail', parameters: ['subject', 'body'] },
];

type Session = { customerId: string; email: string };
type Args = Record<string, unknown>;

export class Desk {
  static readonly MAX_CALLS = 5;
  static readonly MAX_REFUND = 10_000;
  readonly #session: Session;
  #calls = 0;
  #refunded = false;

  constructor(session: Session) {
    this.#session = session;
  }

  get exhausted(): boolean {
    return this.#calls >= Desk.MAX_CALLS;
  }

  async run(name: string, args: Args): Promise<unknown> {
    this.#calls += 1;
    switch (name) {
      case 'orders.lookup':
        return (await this.#own(args.orderId)) ?? { refused: 'No such order.' };
      case 'payments.refund':
        return this.#refund(args);
      case 'mail.send':
        return mail.send(this.#session.email, String(args.subject ?? ''), String(args.body ?? ''));
      default:
        return { refused: 'No such tool.' };
    }
  }

  async #own(orderId: unknown) {
    if (typeof orderId !== 'string' && typeof orderId !== 'number') return null;
    const order = await orders.lookup(orderId);
    return order !== null && order.customerId === this.#session.customerId ? order : null;
  }

  async #refund({ orderId, amountCents }: Args) {
    const order = await this.#own(orderId);
    if (order === null) return { refused: 'No such order.' };
    if (!Number.isInteger(amountCents)) return { refused: 'Whole cents only.' };
    const amount = amountCents as number;
    if (amount < 1 || amount > order.totalCents || amount > Desk.MAX_REFUND) return { refused: 'A person decides that.' };
    if (this.#refunded) return { refused: 'One refund a message.' };
    this.#refunded = true;
    return payments.refund(order.id, amount);
  }
}
