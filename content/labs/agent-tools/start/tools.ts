// What the assistant can do. A tool is named after the system it belongs to, so a new one needs no code here.
import * as systems from 'services';

export const toolDefinitions = [
  { name: 'orders.lookup', description: 'An order by its id', parameters: ['orderId'] },
  { name: 'payments.refund', description: 'Refunds an order, in cents', parameters: ['orderId', 'amountCents'] },
  { name: 'mail.send', description: 'Sends the customer an e-mail', parameters: ['to', 'subject', 'body'] },
];

export const runTool = async (name: string, args: Record<string, unknown>): Promise<unknown> => {
  const [system, method] = name.split('.');
  return (systems as any)[system][method](...Object.values(args));
};
