// POST /complete: hands a person's text to the model and gives the answer back.
import express from 'express';
import { sessions } from 'services';
import { complete } from './provider.ts';
import { hasUsedUp, isTooFast } from './limits.ts';

const app = express();
app.use(express.json());

const MOST_TOKENS = 500;

app.post('/complete', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });

  const { text, maxTokens } = req.body ?? {};
  if (typeof text !== 'string' || text.length < 1 || text.length > 4000) return res.status(400).json({ error: 'A text of 1 to 4000 characters, please.' });
  const most = Number.isInteger(maxTokens) && maxTokens >= 1 && maxTokens <= MOST_TOKENS ? maxTokens : MOST_TOKENS;

  if (isTooFast(person.id)) return res.status(429).json({ error: 'Too many requests. Wait a minute.' });
  if (hasUsedUp(person.id)) return res.status(429).json({ error: 'Your budget for today is used up.' });

  try {
    const answer = await complete(person.id, text, most);
    res.json({ text: answer.text });
  } catch (problem) {
    res.status(503).json({ error: 'The model does not answer. Try again later.' });
  }
});
