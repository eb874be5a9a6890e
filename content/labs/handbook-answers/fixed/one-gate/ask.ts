// Answers questions from the company handbook. `askAs` is the only way to the model, and knows who asks.
import express from 'express';
import { generate } from 'llm';
import { search, sessions } from 'services';
import { leadsElsewhere } from './links.ts';
import { type Document, type Person, rules } from './prompt.ts';

const app = express();
app.use(express.json());

async function readable(person: Person, question: string): Promise<Document[]> {
  const allowed = new Set(['everyone', ...person.teams]);
  const found: Document[] = await search.find(question);
  return found.filter(({ team, review }) => allowed.has(team) && review === 'approved');
}

async function askAs(person: Person, question: string) {
  const documents = await readable(person, question);
  const boundary = `doc-${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
  const context = documents.map(({ title, text }) => `<${boundary}>\n${title}\n${text}\n</${boundary}>`).join('\n');
  const { text } = await generate({ system: rules(boundary), user: `${context}\n\nQuestion: ${question}` });
  // An answer is words; the only addresses in it are the handbook's own.
  const answer = text.split(/(\s+|[()[\]<>"'`*])/).map((word) => (leadsElsewhere(word) ? '…' : word)).join('');
  return { answer, sources: documents.map(({ id }) => id) };
}

app.post('/ask', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null) return res.status(401).json({ error: 'Sign in first.' });
  res.json(await askAs(person, String(req.body.question ?? '')));
});

// The PIN for the on-call line; managers look it up here.
app.get('/pin', async (req, res) => {
  const person = await sessions.find(req.get('x-session') ?? '');
  if (person === null || person.role !== 'manager') return res.status(403).json({ error: 'For managers.' });
  res.json({ pin: process.env.ONCALL_PIN });
});
