// Support chat of Heron Outdoor: the widget on the website posts here.
import express from 'express';
import { sessions } from 'services';
import { reply } from './assistant.ts';
import { mayAsk } from './limits.ts';

const app = express();
app.use(express.json({ limit: '10kb' }));

const escape = (text: unknown) =>
  String(text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

app.post('/chat', async (req, res) => {
  const token = (req.get('authorization') ?? '').replace(/^Bearer /, '');
  const customer = await sessions.lookup(token); // id, name, email
  if (customer === null) return res.status(401).json({ error: 'Sign in first.' });

  const { message = '', history = [] } = req.body;
  if (typeof message !== 'string' || message.length > 2000) return res.status(400).json({ error: 'Please write a shorter message.' });
  if (!Array.isArray(history)) return res.status(400).json({ error: 'Odd history.' });
  if (!mayAsk(customer.id)) return res.status(429).json({ error: 'Please wait a minute.' });
  console.info(`customer ${customer.id} wrote ${message.length} characters`);

  try {
    const answer = await reply(customer, message, history);
    // The widget puts this into the page
    res.json({ html: `<p class="answer">${escape(answer)}</p>` });
  } catch {
    console.error(`no answer for customer ${customer.id}`);
    res.status(500).json({ error: 'Something went wrong.' });
  }
});
