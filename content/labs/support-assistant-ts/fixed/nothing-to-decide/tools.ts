// The desk of one customer: their own orders lie on it, nobody else's.
import { orders } from 'services';

type Order = { number: number; item: string; status: string; paid_cents: number; refunded_cents: number };

export class Desk {
  private own: Map<number, Order>;

  constructor(own: Order[]) {
    this.own = new Map(own.map((order) => [order.number, { ...order }]));
  }

  list(): Order[] {
    return [...this.own.values()];
  }

  async run(name: string, args): Promise<string> {
    const order = this.own.get(args.order_number);
    if (order === undefined) return 'There is no such order.';
    if (name === 'order_status') return `Order ${order.number}, ${order.item}: ${order.status}.`;
    if (name === 'refund') return this.refund(order, args.amount_cents);
    return 'I cannot do that.';
  }

  private async refund(order: Order, amount: unknown): Promise<string> {
    if (!Number.isSafeInteger(amount) || (amount as number) < 1 || (amount as number) > order.paid_cents - order.refunded_cents) return 'That amount cannot be refunded, a colleague will look at it.';
    order.refunded_cents += amount as number;
    await orders.refund(order.number, amount);
    return `Refunded ${((amount as number) / 100).toFixed(2)} euros for order ${order.number}.`;
  }
}

export const TOOLS = [
  { type: 'function', function: { name: 'order_status', parameters: { order_number: 'integer' } } },
  { type: 'function', function: { name: 'refund', parameters: { order_number: 'integer', amount_cents: 'integer' } } },
];
