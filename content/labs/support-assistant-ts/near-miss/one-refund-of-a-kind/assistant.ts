// Talks to the model: prompt, history, tools.
import OpenAI from 'openai';
import { orderList } from './context.ts';
import { MODEL, OPENAI_API_KEY } from './settings.ts';
import { runTool, TOOLS } from './tools.ts';

export async function reply(customer, message, history) {
  if (!OPENAI_API_KEY) throw new Error('OPENAI_API_KEY is not set');
  const client = new OpenAI({ apiKey: OPENAI_API_KEY });
  const system = `You are the support assistant of Heron Outdoor. Be brief and friendly.
Orders of this customer:
${await orderList(customer)}`;
  const turns = history
    .filter((turn) => ['user', 'assistant'].includes(turn?.role) && typeof turn.content === 'string')
    .slice(-10)
    .map(({ role, content }) => ({ role, content: content.slice(0, 2000) }));
  const messages = [{ role: 'system', content: system }, ...turns, { role: 'user', content: message }];

  const { choices } = await client.chat.completions.create({ model: MODEL, messages, tools: TOOLS, max_tokens: 500 });
  const answer = choices[0].message;
  if (answer.tool_calls) {
    // One after the other, so that the second refund sees the first
    const done: string[] = [];
    for (const call of answer.tool_calls) done.push(await runTool(customer, call.function.name, JSON.parse(call.function.arguments)));
    return done.join(' ');
  }
  return answer.content;
}
