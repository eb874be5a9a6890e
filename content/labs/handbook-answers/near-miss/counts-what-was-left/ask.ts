// Answers questions from the company handbook: search, filter, ask the model, look at what it says.
import express from 'express';
import { generate } from 'llm';
import { search, sessions } from 'services';
import { onlyOurs } from './links.ts';
import { mayRead, messagesFor, SYSTEM } from './prompt.ts';

const app = express();
app.use(express.json());

app.post('/ask', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });

  const question = String(req.body.question ?? '');
  const found = await search.find(question);
  const pages = found.filter((page) => mayRead(person, page));
  const reply = await generate({ system: SYSTEM, messages: messagesFor(pages, question) });
  res.json({ answer: onlyOurs(reply.text), sources: pages.map(({ id }) => id), withheld: found.length - pages.length });
});

// The PIN for the on-call line; managers look it up here.
app.get('/pin', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null || person.role !== 'manager') return res.status(403).json({ error: 'For managers.' });
  res.json({ pin: process.env.ONCALL_PIN });
});
