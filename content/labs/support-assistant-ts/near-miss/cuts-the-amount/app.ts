// Support chat of Heron Outdoor: the widget on the website posts here.
import express from 'express';
import { sessions } from 'services';
import { reply } from './assistant.ts';
import { tooMany, validate } from './limits.ts';

const app = express();
app.use(express.json({ limit: '200kb' }));

function escapeHtml(text: string) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#x27;');
}

app.post('/chat', async (req, res, next) => {
  try {
    const match = /^Bearer (\S+)$/.exec(req.get('authorization') ?? '');
    const customer = match === null ? null : await sessions.lookup(match[1]);
    if (customer === null) return res.status(401).json({ error: 'Sign in first.' });
    if (tooMany(customer.id)) return res.status(429).json({ error: 'Too many messages.' });

    const input = validate(req.body);
    if (input === null) return res.status(400).json({ error: 'That is not a message.' });

    console.info({ customer: customer.id, characters: input.message.length, turns: input.history.length });
    const answer = await reply(customer, input.message, input.history);
    return res.json({ html: `<p class="answer">${escapeHtml(answer)}</p>` });
  } catch (error) {
    return next(error);
  }
});

// The default handler would print the error, and errors quote what they were given
app.use((error, req, res, next) => {
  console.error('chat failed', error?.name);
  res.status(500).json({ error: 'Something went wrong.' });
});
