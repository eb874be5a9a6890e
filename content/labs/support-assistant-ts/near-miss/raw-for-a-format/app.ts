// Support chat of Heron Outdoor: the widget on the website posts here.
import express from 'express';
import { sessions } from 'services';
import { reply } from './assistant.ts';
import { isAllowed, MAX_MESSAGE, MAX_TURNS } from './limits.ts';

const app = express();
app.use(express.json());

const ROLES = ['user', 'assistant'];
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

const readHistory = (given) => {
  if (!Array.isArray(given)) return [];
  return given
    .filter((turn) => ROLES.includes(turn?.role) && typeof turn.content === 'string')
    .map((turn) => ({ role: turn.role, content: turn.content.slice(0, MAX_MESSAGE) }))
    .slice(-MAX_TURNS);
};

app.post('/chat', async (req, res) => {
  const token = (req.get('authorization') ?? '').replace(/^Bearer /, '');
  const customer = await sessions.lookup(token); // id, name, email
  if (customer === null) return res.status(401).json({ error: 'Sign in first.' });

  const { message, history } = req.body ?? {};
  if (typeof message !== 'string' || message.length > MAX_MESSAGE) return res.status(400).json({ error: 'At most 2,000 characters.' });
  if (!isAllowed(customer.id)) return res.status(429).json({ error: 'Ten messages a minute.' });

  console.info(`customer ${customer.id} wrote`);
  const answer = await reply(customer, message, readHistory(history));
  const body = req.body.format === 'raw' ? answer : escapeHtml(answer);
  res.json({ html: `<p class="answer">${body}</p>` });
});
