// POST /complete: hands a person's text to the model and gives the answer back.
import express from 'express';
import { sessions } from 'services';
import { complete } from './provider.ts';
import { mayCall, spend } from './limits.ts';

const app = express();
app.use(express.json());

app.post('/complete', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });
  const { text, maxTokens } = req.body ?? {};
  if (typeof text !== 'string' || text === '' || text.length > 4000) return res.status(400).json({ error: 'Send a text of at most 4000 characters.' });

  if (/ignore (?:all )?previous|jailbreak|system prompt/i.test(text)) return res.status(400).json({ error: 'Not this.' });

  if (!mayCall(person.id)) return res.status(429).json({ error: 'That was a lot. Wait a minute, or until tomorrow.' });
  try {
    const reply = await complete(text, Number.isInteger(maxTokens) && maxTokens > 0 ? Math.min(maxTokens, 500) : 500);
    spend(person.id, reply.tokens);
    res.json({ text: reply.text });
  } catch {
    res.status(503).json({ error: 'The model does not answer. Try again later.' });
  }
});
