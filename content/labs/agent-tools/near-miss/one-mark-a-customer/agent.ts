// The support assistant: answers customers, and does things for them with tools.
import express from 'express';
import { generate } from 'llm';
import { sessions } from 'services';
import { begin, runTool, toolDefinitions } from './tools.ts';

const app = express();
app.use(express.json());

const SYSTEM = `You are the support assistant of Fernwood Garden Tools. Be brief and kind.
Use the tools to look up orders, to refund them and to send the customer a confirmation.`;
const MOST_CALLS = 5;

app.post('/chat', async (req, res) => {
  const session = await sessions.find(req.get('x-session') ?? '');
  if (session === null) return res.status(401).json({ error: 'Sign in first.' });

  const token = req.get('x-session') ?? '';
  begin(token);
  const turn = { session, token };
  const messages = [{ role: 'user', content: String(req.body.message ?? '') }];
  let used = 0;
  for (;;) {
    const reply = await generate({ system: SYSTEM, messages, tools: toolDefinitions });
    if (reply.toolCalls.length === 0) return res.json({ reply: reply.text });
    for (const call of reply.toolCalls) {
      if (used >= MOST_CALLS) return res.json({ reply: 'Sorry, I cannot finish this. A colleague will help you.' });
      used += 1;
      const result = await runTool(call.name, call.arguments, turn);
      messages.push({ role: 'tool', content: JSON.stringify({ tool: call.name, result }) });
    }
  }
});
