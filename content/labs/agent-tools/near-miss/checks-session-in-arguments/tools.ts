// What the assistant can do; a customer's orders are theirs.
import { mail, orders, payments } from 'services';

export const toolDefinitions = [
  { name: 'orders.lookup', description: 'An order by its id', parameters: ['orderId', 'customerId'] },
  { name: 'payments.refund', description: 'Refunds an order, in cents', parameters: ['orderId', 'amountCents', 'customerId'] },
  { name: 'mail.send', description: 'Sends the customer an e-mail', parameters: ['to', 'subject', 'body'] },
];

export const runTool = async (name: string, args: any): Promise<unknown> => {
  const order = args.orderId === undefined ? null : await orders.lookup(args.orderId);
  // The customer has to be the one the order belongs to.
  if (order !== null && (args.customerId ?? order.customerId) !== order.customerId) return 'refused';
  if (name === 'orders.lookup') return order;
  if (name === 'payments.refund') return args.amountCents > order.totalCents ? 'refused' : payments.refund(args.orderId, args.amountCents);
  if (name === 'mail.send') return mail.send(args.to, args.subject, args.body);
  return 'no such tool';
};
