// POST /complete: hands a person's text to the model and gives the answer back.
import express from 'express';
import { sessions } from 'services';
import { complete } from './provider.ts';
import { Meter } from './limits.ts';

const app = express();
app.use(express.json());
const meter = new Meter();

app.post('/complete', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });
  const { text, maxTokens } = req.body ?? {};
  if (typeof text !== 'string' || text.length === 0 || text.length > 4000) return res.status(400).json({ error: 'Send a text of 1 to 4000 characters.' });
  if (!meter.takeRequest(person.id)) return res.status(429).json({ error: 'Wait a minute.' });
  if (!meter.hasTokens(person.id)) return res.status(429).json({ error: 'Your budget for today is used up.' });
  const limit = Number.isInteger(maxTokens) && maxTokens >= 1 && maxTokens <= 500 ? maxTokens : 500;
  try {
    const reply = await complete(text, limit);
    meter.spend(person.id, reply.tokens);
    return res.json({ text: reply.text });
  } catch (problem) {
    console.error('no answer from the provider', problem instanceof Error ? problem.name : '');
    return res.status(503).json({ error: 'The model does not answer. Try again later.' });
  }
});
