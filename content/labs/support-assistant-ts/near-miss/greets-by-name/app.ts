// Support chat of Heron Outdoor: the widget on the website posts here.
import express from 'express';
import { sessions } from 'services';
import { Assistant, NotConfigured } from './assistant.ts';
import { RateLimiter, MAX_MESSAGE } from './limits.ts';

const app = express();
const limiter = new RateLimiter(10, 60_000);
const assistant = new Assistant();

app.use(express.json());

const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const toHtml = (text: string) => text.replace(/[&<>"']/g, (one) => HTML[one]);

const signedIn = async (req, res, next) => {
  const [scheme, token] = (req.headers.authorization ?? '').split(' ');
  const customer = scheme === 'Bearer' && token ? await sessions.lookup(token) : null;
  if (!customer) return res.status(401).json({ error: 'Sign in first.' });
  req.customer = customer;
  next();
};

app.post('/chat', signedIn, async (req, res) => {
  const { id } = req.customer;
  const message = req.body?.message ?? '';
  const history = req.body?.history ?? [];
  if (typeof message !== 'string' || !Array.isArray(history)) return res.status(422).json({ error: 'Message and history, please.' });
  if (!limiter.allow(id)) return res.status(429).json({ error: 'Ten messages a minute, please.' });

  console.info('chat from customer %s', id);
  try {
    const answer = await assistant.reply(id, message.slice(0, MAX_MESSAGE), history);
    res.json({ html: `<p class="answer">${req.customer.name.split(' ')[0]}, ${toHtml(answer)}</p>` });
  } catch (error) {
    const status = error instanceof NotConfigured ? 503 : 502;
    console.error('chat failed for customer %s with %d', id, status);
    res.status(status).json({ error: 'The assistant is not available.' });
  }
});
