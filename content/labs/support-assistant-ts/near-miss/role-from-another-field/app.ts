// Support chat of Heron Outdoor: the widget on the website posts here.
import express from 'express';
import { sessions } from 'services';
import { reply } from './assistant.ts';
import { MAX_MESSAGE, mayAsk } from './limits.ts';

const app = express();
app.use(express.json());

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

app.post('/chat', async (req, res) => {
  const token = (req.get('authorization') ?? '').replace(/^Bearer /, '');
  const customer = await sessions.lookup(token); // id, name, email
  if (customer === null) return res.status(401).json({ error: 'Sign in first.' });

  const { message = '', history = [] } = req.body ?? {};
  if (typeof message !== 'string' || message.length > MAX_MESSAGE) return res.status(400).json({ error: 'A message is a text of at most 2,000 characters.' });
  if (!mayAsk(customer.id)) return res.status(429).json({ error: 'Ten messages a minute, please try again later.' });
  // Who and how much; what was written stays with the customer
  console.info(`customer ${customer.id} wrote ${message.length} characters`);

  const answer = await reply(customer, message, history);
  // The widget puts this into the page
  res.json({ html: `<p class="answer">${escapeHtml(answer)}</p>` });
});
