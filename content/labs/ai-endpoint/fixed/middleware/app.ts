// POST /complete behind three gates: who is it, is the request sane, may they still.
import express from 'express';
import { sessions } from 'services';
import { budget, rate } from './limits.ts';
import { complete } from './provider.ts';

const app = express();
app.use(express.json());

const signedIn = async (req, res, next) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });
  res.locals.person = person.id;
  next();
};

const saneBody = (req, res, next) => {
  const { text, maxTokens = 500 } = req.body ?? {};
  const isSane = typeof text === 'string' && text !== '' && [...text].length <= 4000;
  if (!isSane) return res.status(413).json({ error: 'A text of 1 to 4000 characters, please.' });
  res.locals.text = text;
  res.locals.maxTokens = Number.isInteger(maxTokens) && maxTokens >= 1 && maxTokens <= 500 ? maxTokens : 500;
  next();
};

const within = (limit: { isOver: (id: string) => boolean }) => (req, res, next) =>
  limit.isOver(res.locals.person) ? res.status(429).json({ error: 'Too much for now. Try again later.' }) : next();

app.post('/complete', signedIn, saneBody, within(budget), within(rate), async (req, res) => {
  const { person, text, maxTokens } = res.locals;
  rate.take(person);
  const reply = await complete(text, maxTokens);
  if (reply === undefined) return res.status(503).json({ error: 'The model does not answer.' });
  budget.take(person, reply.tokens);
  res.json({ text: reply.text });
});
