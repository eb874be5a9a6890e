// Support chat of Heron Outdoor: the widget on the website posts here.
import express, { type Request, type Response } from 'express';
import { sessions } from 'services';
import { reply } from './assistant.ts';
import { ChatRequest, Limit } from './limits.ts';

const app = express();
app.use(express.json());
const limit = new Limit();

const text = (value: string) => value.replace(/[&<>"'/]/g, (one) => `&#${one.codePointAt(0)};`);

app.post('/chat', async (req: Request, res: Response) => {
  const token = /^Bearer\s+(.+)$/i.exec(req.header('Authorization') ?? '')?.[1];
  if (token === undefined) return res.status(401).json({ error: 'Sign in first.' });
  const customer = await sessions.lookup(token);
  if (customer === null) return res.status(401).json({ error: 'Sign in first.' });

  const parsed = ChatRequest(req.body);
  if ('error' in parsed) return res.status(400).json({ error: parsed.error });
  if (!limit.take(String(customer.id))) return res.status(429).set('Retry-After', '60').json({ error: 'Wait a little.' });

  let answer: string;
  try {
    answer = await reply(customer, parsed.message, parsed.history);
  } catch (error) {
    console.warn(`customer ${customer.id}: ${error instanceof Error ? error.constructor.name : 'failed'}`);
    return res.status(502).json({ error: 'No answer this time.' });
  }
  console.info(`customer ${customer.id}: ${parsed.message.length} in, ${answer.length} out`);
  return res.json({ html: `<p class="answer">${text(answer)}</p>` });
});
