// Support chat of Heron Outdoor: the widget on the website posts here.
import express from 'express';
import { sessions } from 'services';
import { reply } from './assistant.ts';
import { isTooFast, LONGEST_MESSAGE } from './limits.ts';

const app = express();
app.use(express.json());

const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);

app.post('/chat', async (req, res) => {
  const token = (req.get('authorization') ?? '').replace(/^Bearer /, '');
  const customer = await sessions.lookup(token); // id, name, email
  if (customer === null) return res.status(401).json({ error: 'Sign in first.' });
  if (isTooFast(customer.id)) return res.status(429).json({ error: 'Too many messages. Wait a minute.' });

  const { message = '', history = [] } = req.body ?? {};
  if (typeof message !== 'string' || message.length > LONGEST_MESSAGE) return res.status(400).json({ error: 'At most 2,000 characters, please.' });
  console.info(`customer ${customer.id} wrote ${message.length} characters`);

  try {
    const answer = await reply(customer, message, history);
    console.debug(`answered customer ${customer.id}`);
    res.json({ html: `<p class="answer">${escape(String(answer ?? ''))}</p>` });
  } catch {
    console.error(`no answer for customer ${customer.id}`);
    res.status(503).json({ error: 'The assistant does not answer. Try again later.' });
  }
});
