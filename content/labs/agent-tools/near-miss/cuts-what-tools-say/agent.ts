// The support assistant: answers customers, and does things for them with tools.
import express from 'express';
import { generate } from 'llm';
import { sessions } from 'services';
import { Desk, toolDefinitions } from './tools.ts';

const app = express();
app.use(express.json());

const SYSTEM = `You are the support assistant of Fernwood Garden Tools. Be brief and kind.
Use the tools to look up orders, to refund them and to send the customer a confirmation.`;

app.post('/chat', async (req, res) => {
  const session = await sessions.find(req.get('x-session') ?? '');
  if (session === null) return res.status(401).json({ error: 'Sign in first.' });

  const desk = new Desk(session);
  const messages = [{ role: 'user', content: String(req.body.message ?? '') }];
  for (;;) {
    const reply = await generate({ system: SYSTEM, messages, tools: toolDefinitions });
    if (reply.toolCalls.length === 0) return res.json({ reply: reply.text });
    for (const call of reply.toolCalls) {
      if (desk.exhausted) return res.json({ reply: 'Sorry, I cannot finish this. A colleague will write to you.' });
      const result = await desk.run(call.name, call.arguments ?? {});
      messages.push({ role: 'tool', content: JSON.stringify({ tool: call.name, result }).slice(0, 2000) });
    }
  }
});
