// The support assistant.
import express from 'express';
import { generate } from 'llm';
import { sessions } from 'services';
import { runTool, toolDefinitions } from './tools.ts';

const app = express();
app.use(express.json());

const SYSTEM = `You are the support assistant of Fernwood Garden Tools. Be brief and kind.
Use the tools to look up orders, to refund them and to send the customer a confirmation.`;

app.post('/chat', async (req, res) => {
  const found = await sessions.find(req.get('x-session') ?? '');
  if (found === null) return res.status(401).json({ error: 'Sign in first.' });
  const session = { ...found };
  let left = 5;
  const messages = [{ role: 'user', content: String(req.body.message ?? '') }];
  for (;;) {
    const reply = await generate({ system: SYSTEM, messages, tools: toolDefinitions });
    if (reply.toolCalls.length === 0) return res.json({ reply: reply.text });
    for (const call of reply.toolCalls) {
      left -= 1;
      if (left < 0) return res.json({ reply: 'That was a lot. Let me hand you over to a colleague.' });
      const result = await runTool(call.name, call.arguments, session);
      messages.push({ role: 'tool', content: JSON.stringify({ tool: call.name, result }) });
    }
  }
});
