// What the assistant may do: look at an order, give money back. All of it for one customer.
import { orders } from 'services';

class Declined extends Error {}

export class Desk {
  #customerId: number;
  constructor(customerId: number) {
    this.#customerId = customerId;
  }

  async run(name: string, args: string): Promise<string> {
    try {
      const { order_number, amount_cents } = JSON.parse(args);
      switch (name) {
        case 'order_status':
          return await this.#status(order_number);
        case 'refund':
          return await this.#refund(order_number, amount_cents);
        default:
          throw new Declined('I cannot do that.');
      }
    } catch (error) {
      return error instanceof Declined ? error.message : 'That did not work.';
    }
  }

  async #order(number: unknown) {
    const order = await orders.find(number);
    if (!order || order.customer_id !== this.#customerId) throw new Declined('There is no such order.');
    return order;
  }

  async #status(number: unknown) {
    const order = await this.#order(number);
    return `Order ${order.number}, ${order.item}: ${order.status}.`;
  }

  async #refund(number: unknown, cents: unknown) {
    const order = await this.#order(number);
    const left = order.paid_cents - order.refunded_cents;
    if (typeof cents !== 'number' || !Number.isSafeInteger(cents) || cents < 1 || cents > left) throw new Declined('I cannot refund that amount.');
    await orders.refund(number, cents);
    return `Refunded ${(cents / 100).toFixed(2)} euros for order ${number}.`;
  }
}

export const TOOLS = [
  { type: 'function', function: { name: 'order_status', parameters: { order_number: 'integer' } } },
  { type: 'function', function: { name: 'refund', parameters: { order_number: 'integer', amount_cents: 'integer' } } },
];
