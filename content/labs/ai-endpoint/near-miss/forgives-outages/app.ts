// POST /complete: hands a person's text to the model and gives the answer back.
import express from 'express';
import { sessions } from 'services';
import { complete } from './provider.ts';
import { Ledger } from './limits.ts';

const app = express();
app.use(express.json());
const ledger = new Ledger();

app.post('/complete', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });
  if (!ledger.enter(person.id)) return res.status(429).json({ error: 'Too many requests. Wait a minute.' });

  const { text, maxTokens } = req.body;
  if (typeof text !== 'string' || text.length < 1 || text.length > 4000) return res.status(400).json({ error: 'A text of 1 to 4000 characters.' });
  const limit = Number.isInteger(maxTokens) && maxTokens >= 1 && maxTokens <= 500 ? maxTokens : 500;
  if (!ledger.hasBudget(person.id)) return res.status(429).json({ error: 'That was all for today.' });

  try {
    const reply = await complete(text, limit);
    ledger.spend(person.id, reply.tokens);
    res.json({ text: reply.text });
  } catch {
    ledger.forgive(person.id);
    res.status(503).json({ error: 'The model does not answer. Try again later.' });
  }
});
