// Answers questions from the company handbook: search, put what was found into the prompt, ask the model.
import express from 'express';
import { generate } from 'llm';
import { search, sessions } from 'services';
import { keepOwnLinks } from './links.ts';
import { SYSTEM, userPrompt, mayRead } from './prompt.ts';

const app = express();
app.use(express.json());

app.post('/ask', async (req, res) => {
  const person = { ...(await sessions.find(req.get('x-session') ?? '')), ...req.body.person };
  if (person.name === undefined) return res.status(401).json({ error: 'Sign in first.' });

  const question = String(req.body.question ?? '');
  const found = await search.find(question);
  const documents = found.filter((document) => mayRead(person, document));
  const reply = await generate({ system: SYSTEM, user: userPrompt(question, documents) });
  res.json({ answer: keepOwnLinks(reply.text), sources: documents.map((document) => document.id) });
});

// The PIN for the on-call line; managers look it up here.
app.get('/pin', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null || person.role !== 'manager') return res.status(403).json({ error: 'For managers.' });
  res.json({ pin: process.env.ONCALL_PIN });
});
