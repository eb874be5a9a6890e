// Support chat of Heron Outdoor.
import express from 'express';
import { sessions } from 'services';
import { reply } from './assistant.ts';
import { isTooFast, readHistory, readMessage } from './limits.ts';

const app = express();
app.use(express.json());

const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);

app.post('/chat', async (req, res) => {
  const token = (req.get('authorization') ?? '').replace(/^Bearer /, '');
  const customer = await sessions.lookup(token);
  if (customer === null) return res.status(401).json({ error: 'Sign in first.' });
  if (isTooFast(customer.id)) return res.status(429).json({ error: 'Wait a minute.' });

  const message = readMessage(req.body.message);
  const history = readHistory(req.body.history);
  if (message === null || history === null) return res.status(400).json({ error: 'A message has up to 2,000 characters.' });
  console.info('message of customer', customer.id, message.length);

  let answer: string;
  try {
    answer = await reply(customer, message, history);
  } catch {
    console.error('no answer for customer', customer.id);
    return res.status(503).json({ error: 'Try again later.' });
  }
  res.json({ html: `<p class="answer">${escape(answer)}</p>` });
});
