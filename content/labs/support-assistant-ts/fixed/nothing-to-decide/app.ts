// Support chat of Heron Outdoor: the widget on the website posts here.
import express from 'express';
import { sessions } from 'services';
import { converse } from './assistant.ts';
import { allowance, readAsked } from './limits.ts';

const app = express();
app.use(express.json());

app.use(async (req, res, next) => {
  const customer = await sessions.lookup((req.get('authorization') ?? '').replace(/^Bearer /, ''));
  if (customer === null) return res.status(401).json({ error: 'Sign in first.' });
  // Nothing behind this line knows more of the customer than the number.
  res.locals.customerId = customer.id;
  next();
});

/** Text into the page: a tag for us, characters for everybody else. */
const paragraph = (text: string): string => `<p class="answer">${[...text].map((sign) => (/[\w .,:;!?()/-]/.test(sign) ? sign : `&#${sign.codePointAt(0)};`)).join('')}</p>`;

app.post('/chat', allowance, readAsked, async (req, res) => {
  const { text, used } = await converse(res.locals.customerId, res.locals.asked);
  console.info(`answered customer ${res.locals.customerId}, tools: ${used.join(', ')}`);
  res.json({ html: paragraph(text) });
});
