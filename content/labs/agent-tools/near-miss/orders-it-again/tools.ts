// Tools close over the session; a Map says what there is.
import * as services from 'services';

export const toolDefinitions = [
  { name: 'orders.lookup', description: 'An order by its id', parameters: ['orderId'] },
  { name: 'payments.refund', description: 'Refunds an order, in cents', parameters: ['orderId', 'amountCents'] },
  { name: 'mail.send', description: 'Sends the customer an e-mail', parameters: ['to', 'subject', 'body'] },
] as const satisfies readonly { name: string; description: string; parameters: readonly string[] }[];

const no = (error: string) => ({ error });

export function toolsFor(session: { customerId: string; email: string }) {
  let refunds = 0;

  const mine = async (id: unknown) => {
    const order = await services.orders.lookup(id);
    return order?.customerId === session.customerId ? order : undefined;
  };

  return new Map<string, (args: any) => Promise<unknown>>([
    ['orders.lookup', async ({ orderId }) => (await mine(orderId)) ?? null],
    [
      'payments.refund',
      async ({ orderId, amountCents }) => {
        if (refunds > 0) return no('one refund a message');
        const order = await mine(orderId);
        if (!order) return no('unknown order');
        const limit = Math.min(order.totalCents, 10_000);
        const fine = Number.isSafeInteger(amountCents) && amountCents > 0 && amountCents <= limit;
        if (!fine) return no('this needs a person');
        refunds++;
        return services.payments.refund(orderId, amountCents).catch(() => services.payments.refund(orderId, amountCents));
      },
    ],
    ['mail.send', async ({ subject, body }) => services.mail.send(session.email, subject, body)],
  ]);
}
