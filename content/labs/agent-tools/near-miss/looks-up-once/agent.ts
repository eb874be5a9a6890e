import express from 'express';
import { generate } from 'llm';
import { sessions } from 'services';
import { begin, toolDefinitions } from './tools.ts';

const app = express();
app.use(express.json());

const SYSTEM = `You are the support assistant of Fernwood Garden Tools. Be brief and kind.
Use the tools to look up orders, to refund them and to send the customer a confirmation.`;

app.post('/chat', async (req, res) => {
  const session = await sessions.find(req.get('x-session') ?? '');
  if (session === null) return res.status(401).json({ error: 'Sign in first.' });

  const messages = [{ role: 'user', content: String(req.body.message ?? '') }];
  const run = begin(session);
  let used = 0;
  for (;;) {
    const reply = await generate({ system: SYSTEM, messages, tools: toolDefinitions });
    if (reply.toolCalls.length === 0) return res.json({ reply: reply.text });
    for (const call of reply.toolCalls) {
      used += 1;
      if (used > 5) return res.json({ reply: 'Sorry, I could not do this. A colleague will help you.' });
      const result = await run(call.name, call.arguments);
      messages.push({ role: 'tool', content: JSON.stringify({ tool: call.name, result }) });
    }
  }
});
