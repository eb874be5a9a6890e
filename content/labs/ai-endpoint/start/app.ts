// POST /complete: hands a person's text to the model and gives the answer back.
import express from 'express';
import { sessions } from 'services';
import { complete } from './provider.ts';
import { isTooFast } from './limits.ts';

const app = express();
app.use(express.json());

app.post('/complete', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });

  const caller = req.get('x-forwarded-for') ?? req.ip;
  if (isTooFast(caller)) return res.status(429).json({ error: 'Too many requests. Wait a minute.' });

  try {
    const { text } = await complete(req.body.text, req.body.maxTokens);
    res.json({ text });
  } catch (problem) {
    res.status(503).json({ error: 'The model does not answer. Try again later.' });
  }
});
