// The support assistant: answers customers, and does things for them with tools.
import express from 'express';
import { generate } from 'llm';
import { sessions } from 'services';
import { startConversation, toolDefinitions } from './tools.ts';

const app = express();
app.use(express.json());

const MAX_TOOL_CALLS = 5;
const SYSTEM = `You are the support assistant of Fernwood Garden Tools. Be brief and kind.
Use the tools to look up orders, to refund them and to send the customer a confirmation.`;

app.post('/chat', async (req, res) => {
  const session = await sessions.find(req.get('x-session') ?? '');
  if (session === null) return res.status(401).json({ error: 'Sign in first.' });

  const runTool = startConversation(session);
  const messages = [{ role: 'user', content: String(req.body.message ?? '') }];
  let used = 0;
  for (;;) {
    const reply = await generate({ system: SYSTEM, messages, tools: toolDefinitions });
    if (reply.toolCalls.length === 0) return res.json({ reply: reply.text });
    for (const call of reply.toolCalls) {
      used += 1;
      if (used > MAX_TOOL_CALLS) return res.json({ reply: 'That took me too many steps. A colleague will get back to you.' });
      messages.push({ role: 'tool', content: JSON.stringify({ tool: call.name, result: await runTool(call.name, call.arguments) }) });
    }
  }
});
