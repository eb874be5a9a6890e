// Support chat of Heron Outdoor: the widget on the website posts here.
import express from 'express';
import { sessions } from 'services';
import { reply } from './assistant.ts';
import { count, cut } from './limits.ts';

const app = express();
app.use(express.json());

app.post('/chat', async (req, res) => {
  const header = req.get('authorization') ?? '';
  const customer = header.startsWith('Bearer ') ? await sessions.lookup(header.slice('Bearer '.length)) : null;
  if (customer === null) {
    res.status(401).json({ error: 'Sign in first.' });
    return;
  }
  if (count(customer.id) > 10) {
    res.status(429).json({ error: 'A little slower, please.' });
    return;
  }
  const message = cut(req.body.message ?? '');
  const history = Array.isArray(req.body.history) ? req.body.history : [];
  console.log(`chat customer=${customer.id} length=${message.length}`);
  const answer = await reply(customer.id, message, history).catch(() => null);
  if (answer === null) {
    console.log(`chat customer=${customer.id} failed`);
    res.status(503).json({ error: 'Please try again later.' });
    return;
  }
  res.json({ html: page(answer) });
});

const ENTITIES = new Map([['&', 'amp'], ['<', 'lt'], ['>', 'gt'], ['"', 'quot'], ["'", '#39'], ['`', '#96']]);

function page(answer: string): string {
  const text = Array.from(answer, (one) => (ENTITIES.has(one) ? `&${ENTITIES.get(one)};` : one)).join('');
  return `<p class="answer">${text}</p>`;
}
