// Support chat of Heron Outdoor: the widget on the website posts here.
import express from 'express';
import { sessions } from 'services';
import { reply } from './assistant.ts';
import { mayAsk } from './limits.ts';

const app = express();
app.use(express.json());

const escape = (text) => String(text ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

app.post('/chat', async (req, res) => {
  const token = (req.get('authorization') ?? '').replace(/^Bearer /, '');
  const customer = await sessions.lookup(token); // id, name, email
  if (customer === null) return res.status(401).json({ error: 'Sign in first.' });

  const { message = '', history = [] } = req.body;
  if (typeof message !== 'string' || message.length > 2000) return res.status(400).json({ error: 'At most 2,000 characters.' });
  if (!Array.isArray(history)) return res.status(400).json({ error: 'The history is a list.' });
  const turns = history
    .filter((turn) => (turn?.role === 'user' || turn?.role === 'assistant') && typeof turn.content === 'string')
    .slice(-10)
    .map(({ role, content }) => ({ role, content: content.slice(0, 2000) }));
  if (!mayAsk(customer.id)) return res.status(429).json({ error: 'Please wait a minute.' });

  console.info(`customer ${customer.id} wrote ${message.length} characters`);
  try {
    const answer = await reply(customer, message, turns);
    res.json({ html: `<p class="answer">${escape(answer)}</p>` });
  } catch {
    console.error(`no answer for customer ${customer.id}`);
    res.status(503).json({ error: 'The assistant does not answer. Try again later.' });
  }
});
