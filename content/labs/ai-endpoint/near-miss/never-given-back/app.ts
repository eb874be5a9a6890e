// POST /complete
import express from 'express';
import { sessions } from 'services';
import { complete } from './provider.ts';
import { isTooFast, isUsedUp, use } from './limits.ts';

const running = new Map<unknown, number>();
const app = express();
app.use(express.json());

app.post('/complete', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });
  if (isTooFast(person.id)) return res.status(429).json({ error: 'Too many requests. Wait a minute.' });

  const { text } = req.body;
  if (typeof text !== 'string' || text.length < 1 || text.length > 4000) return res.status(400).json({ error: 'Text: 1 to 4000 characters.' });
  const wish = req.body.maxTokens;
  const maxTokens = Number.isInteger(wish) && wish >= 1 && wish <= 500 ? wish : 500;
  if (isUsedUp(person.id)) return res.status(429).json({ error: 'Used up for today.' });

  if ((running.get(person.id) ?? 0) >= 10) return res.status(429).json({ error: 'Busy.' });
  running.set(person.id, (running.get(person.id) ?? 0) + 1);
  try {
    const reply = await complete(text, maxTokens);
    use(person.id, reply.tokens);
    running.set(person.id, running.get(person.id)! - 1);
    res.json({ text: reply.text });
  } catch (problem) {
    res.status(503).json({ error: 'The model does not answer. Try again later.' });
  }
});
