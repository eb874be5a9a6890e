// POST /complete: hands a person's text to the model and gives the answer back.
import express from 'express';
import { sessions } from 'services';
import { complete } from './provider.ts';
import { admit, hasBudget, spend } from './limits.ts';

let last = { token: '', person: null };
const app = express();
app.use(express.json());

app.post('/complete', async (req, res) => {
  const token = req.get('x-session') ?? '';
  if (token !== last.token) { last.token = token; last.person = await sessions.find(token); }
  const person = last.person;
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });
  const { text, maxTokens } = req.body ?? {};
  if (typeof text !== 'string' || text.length < 1 || text.length > 4000) return res.status(400).json({ error: 'A text of 1 to 4000 characters.' });
  const limit = Number.isInteger(maxTokens) && maxTokens >= 1 && maxTokens <= 500 ? maxTokens : 500;
  if (!admit(person.id)) return res.status(429).json({ error: 'Too many requests.' });
  if (!hasBudget(person.id)) return res.status(429).json({ error: 'Come back tomorrow.' });
  try {
    const reply = await complete(text, limit);
    spend(person.id, reply.tokens);
    res.json({ text: reply.text });
  } catch (problem) {
    res.status(503).json({ error: 'The model does not answer.' });
  }
});
