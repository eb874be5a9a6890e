// The support assistant.
import express from 'express';
import { generate } from 'llm';
import { sessions } from 'services';
import { runTool, toolDefinitions } from './tools.ts';

const app = express();
app.use(express.json());

const MAX_CALLS = 5;
const SYSTEM = `You are the support assistant of Fernwood Garden Tools. Be brief and kind.
Use the tools to look up orders, to refund them and to send the customer a confirmation.`;

app.post('/chat', async (req, res) => {
  const session = await sessions.find(req.get('x-session') ?? '');
  if (session === null) return res.status(401).json({ error: 'Sign in first.' });

  const turn = { refunded: false };
  let calls = 0;
  const messages = [{ role: 'user', content: String(req.body.message ?? '') }];
  for (;;) {
    const reply = await generate({ system: SYSTEM, messages, tools: toolDefinitions });
    if (reply.text || reply.toolCalls.length === 0) return res.json({ reply: reply.text });
    for (const call of reply.toolCalls) {
      calls += 1;
      if (calls > MAX_CALLS) return res.json({ reply: 'Sorry, this is for a colleague. They will write to you.' });
      const result = await runTool(call.name, call.arguments ?? {}, session, turn);
      messages.push({ role: 'tool', content: JSON.stringify({ tool: call.name, result }) });
    }
  }
});
