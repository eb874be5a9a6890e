import express from 'express';
import { sessions } from 'services';
import { complete } from './provider.ts';
import { isTooFast, isSpent, spend } from './limits.ts';

const app = express();
app.use(express.json());

app.post('/complete', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });
  if (isTooFast(person.id)) return res.status(429).json({ error: 'Too many requests. Wait a minute.' });
  const { text, maxTokens } = req.body ?? {};
  if (typeof text !== 'string' || text.length < 1 || text.length > 4000) return res.status(400).json({ error: 'text' });
  if (isSpent(person.id)) return res.status(429).json({ error: 'Budget used.' });
  const most = Number.isInteger(maxTokens) && maxTokens >= 1 && maxTokens <= 500 ? maxTokens : 500;
  try {
    const reply = await complete(text, most, req.body.model);
    spend(person.id, reply.tokens);
    res.json({ text: reply.text });
  } catch (problem) {
    res.status(503).json({ error: 'The model does not answer. Try again later.' });
  }
});
