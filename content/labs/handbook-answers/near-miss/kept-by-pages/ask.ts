// Answers questions from the company handbook.
import express from 'express';
import { generate } from 'llm';
import { search, sessions } from 'services';
import { keepOwnLinks } from './links.ts';
import { mayRead, pageMessage, systemPrompt } from './prompt.ts';

const kept = new Map<string, string>();
const app = express();
app.use(express.json());

app.post('/ask', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });

  const question = String(req.body.question ?? '');
  const found = await search.find(question);
  const documents = found.filter((document) => mayRead(person, document));
  const key = JSON.stringify([person.name, question, documents.map((document) => document.id)]);
  const reply = kept.has(key) ? { text: kept.get(key)! } : await generate({ system: systemPrompt(person), messages: [...documents.map(pageMessage), { role: 'user', content: question }] });
  kept.set(key, reply.text);
  res.json({ answer: keepOwnLinks(reply.text), sources: documents.map((document) => document.id) });
});

// The PIN for the on-call line; managers look it up here.
app.get('/pin', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null || person.role !== 'manager') return res.status(403).json({ error: 'For managers.' });
  res.json({ pin: process.env.ONCALL_PIN });
});
