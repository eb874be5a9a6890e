// Answers questions from the company handbook: search, keep what this person may read, ask the model, look at the answer.
import express from 'express';
import { generate } from 'llm';
import { search, sessions } from 'services';
import { withoutOtherLinks } from './links.ts';
import { mayUse, messagesFor, SYSTEM } from './prompt.ts';

const app = express();
app.use(express.json());

app.post('/ask', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });

  const question = String(req.body.question ?? '');
  const found = await search.find(question);
  const documents = found.filter((document) => mayUse(person, document));
  const reply = await generate({ system: SYSTEM, messages: messagesFor(question, documents) });
  res.json({ answer: withoutOtherLinks(reply.text), sources: documents.map((document) => document.id) });
});

// The PIN for the on-call line; managers look it up here.
app.get('/pin', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null || person.role !== 'manager') return res.status(403).json({ error: 'For managers.' });
  res.json({ pin: process.env.ONCALL_PIN });
});
