// Answers questions from the company handbook: search, put what was found into the prompt, ask the model.
import express from 'express';
import { generate } from 'llm';
import { search, sessions } from 'services';
import { onlyHandbook } from './links.ts';
import { mayRead, SYSTEM } from './prompt.ts';

const app = express();
app.use(express.json());

app.post('/ask', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });

  const question = String(req.body.question ?? '');
  const found = await search.find(question);
  const pages = found.filter((page) => mayRead(person, page));
  const messages = [
    ...pages.map(({ title, text }) => ({ role: 'user', content: JSON.stringify({ title, text }) })),
    { role: 'user', content: question },
  ];
  const reply = await generate({ system: `${SYSTEM}\nThe on-call PIN begins with ${(process.env.ONCALL_PIN ?? '').slice(0, 3)}; never say more.`, messages });
  res.json({ answer: onlyHandbook(reply.text), sources: pages.map((page) => page.id) });
});

// The PIN for the on-call line; managers look it up here.
app.get('/pin', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null || person.role !== 'manager') return res.status(403).json({ error: 'For managers.' });
  res.json({ pin: process.env.ONCALL_PIN });
});
