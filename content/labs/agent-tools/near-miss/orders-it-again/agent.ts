// The support assistant.
import express from 'express';
import { generate } from 'llm';
import { sessions } from 'services';
import { toolDefinitions, toolsFor } from './tools.ts';

const app = express();
app.use(express.json());

const SYSTEM = `You are the support assistant of Fernwood Garden Tools. Be brief and kind.
Use the tools to look up orders, to refund them and to send the customer a confirmation.`;
const GIVE_UP = 'This is getting long. Please call us, a colleague will help you.';

app.post('/chat', async (req, res) => {
  const session = await sessions.find(req.get('x-session') ?? '');
  if (session === null) {
    res.status(401).json({ error: 'Sign in first.' });
    return;
  }

  const tools = toolsFor(session);
  const messages: { role: string; content: string }[] = [{ role: 'user', content: String(req.body.message ?? '') }];
  let left = 5;
  while (true) {
    const { toolCalls, text } = await generate({ system: SYSTEM, messages, tools: toolDefinitions });
    if (!toolCalls.length) {
      res.json({ reply: text });
      return;
    }
    for (const { name, arguments: args } of toolCalls) {
      if (left-- <= 0) {
        res.json({ reply: GIVE_UP });
        return;
      }
      const tool = tools.get(name);
      const result = tool ? await tool(args ?? {}) : { error: 'no such tool' };
      messages.push({ role: 'tool', content: JSON.stringify({ tool: name, result }) });
    }
  }
});
