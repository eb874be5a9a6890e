// The support assistant: answers customers, and does things for them with tools.
import express from 'express';
import { generate } from 'llm';
import { sessions } from 'services';
import { runTool, toolDefinitions } from './tools.ts';

const app = express();
app.use(express.json());

const SYSTEM = 'You are the support assistant of Fernwood Garden Tools. Be brief and kind.';

app.post('/chat', async (req, res) => {
  const session = await sessions.find(req.get('x-session') ?? '');
  if (session === null) return res.status(401).json({ error: 'Sign in first.' });

  const messages = [{ role: 'user', content: String(req.body.message ?? '') }];
  const state = { refunds: 0 };
  let calls = 0;
  for (;;) {
    const reply = await generate({ system: SYSTEM, messages, tools: toolDefinitions });
    if (reply.toolCalls.length === 0) return res.json({ reply: reply.text });
    for (const call of reply.toolCalls) {
      calls += 1;
      if (calls > 5) return res.json({ reply: 'Sorry, I could not finish this. A colleague will write to you.' });
      const result = await runTool(call.name, call.arguments, session, state);
      messages.push({ role: 'tool', content: JSON.stringify({ tool: call.name, result }) });
    }
  }
});
