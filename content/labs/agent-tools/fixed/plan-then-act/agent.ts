// The support assistant: the model proposes, this file decides what happens.
import express from 'express';
import { generate } from 'llm';
import { mail, orders, payments, sessions } from 'services';
import { toolDefinitions } from './tools.ts';

const app = express();
app.use(express.json());

const SYSTEM = `You are the support assistant of Fernwood Garden Tools. Be brief and kind.
Use the tools to look up orders, to refund them and to send the customer a confirmation.`;

type Proposal = { name: string; arguments: Record<string, unknown> };

/** The refund this customer may have, or null. */
async function allowedRefund(customerId: string, { orderId, amountCents }: Record<string, unknown>): Promise<{ orderId: string; cents: number } | null> {
  const order = await orders.lookup(String(orderId));
  const cents = Number(amountCents);
  const isOwn = order !== null && order.customerId === customerId;
  const isSane = typeof amountCents === 'number' && Number.isSafeInteger(cents) && cents > 0 && cents <= Math.min(order?.totalCents ?? 0, 10_000);
  return isOwn && isSane ? { orderId: order.id, cents } : null;
}

app.post('/chat', async (req, res) => {
  const session = await sessions.find(req.get('x-session') ?? '');
  if (session === null) return res.status(401).json({ error: 'Sign in first.' });

  const messages = [{ role: 'user', content: String(req.body.message ?? '') }];
  const refunded: string[] = [];
  for (let turn = 0, steps = 0; turn < 5; turn += 1) {
    const { text, toolCalls } = await generate({ system: SYSTEM, messages, tools: toolDefinitions });
    if (toolCalls.length === 0) return res.json({ reply: text });
    for (const proposal of toolCalls as Proposal[]) {
      if (++steps > 5) break;
      let result: unknown = 'refused';
      switch (proposal.name) {
        case 'orders.lookup': {
          const order = await orders.lookup(String(proposal.arguments.orderId));
          if (order?.customerId === session.customerId) result = order;
          break;
        }
        case 'payments.refund': {
          const refund = await allowedRefund(session.customerId, proposal.arguments);
          if (refund !== null && refunded.length === 0) {
            refunded.push(refund.orderId);
            result = await payments.refund(refund.orderId, refund.cents);
          }
          break;
        }
        case 'mail.send':
          result = await mail.send(session.email, String(proposal.arguments.subject ?? ''), String(proposal.arguments.body ?? ''));
          break;
      }
      messages.push({ role: 'tool', content: JSON.stringify({ tool: proposal.name, result }) });
    }
  }
  return res.json({ reply: 'I could not finish this. A colleague will get back to you.' });
});
