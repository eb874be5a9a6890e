// Support chat of Heron Outdoor: the widget on the website posts here.
import express from 'express';
import { sessions } from 'services';
import { reply } from './assistant.ts';

const app = express();
app.use(express.json());

app.post('/chat', async (req, res) => {
  const token = (req.get('authorization') ?? '').replace(/^Bearer /, '');
  const customer = await sessions.lookup(token); // id, name, email
  if (customer === null) return res.status(401).json({ error: 'Sign in first.' });

  const { message = '', history = [] } = req.body;
  console.info(`${customer.name} <${customer.email}> wrote: ${message}`);

  const answer = await reply(customer, message, history);
  console.debug(`answered: ${answer}`);
  // The widget puts this into the page
  res.json({ html: `<p class="answer">${answer}</p>` });
});
