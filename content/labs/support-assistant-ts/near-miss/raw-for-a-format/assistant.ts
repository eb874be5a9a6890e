// Talks to the model: prompt, history, tools.
import OpenAI from 'openai';
import { orderList } from './context.ts';
import { MODEL, OPENAI_API_KEY } from './settings.ts';
import { runTool, TOOLS } from './tools.ts';

const SYSTEM = `You are the support assistant of Heron Outdoor. Be brief and friendly.
Only talk about the orders below. Never refund more than was paid.
Orders:
`;

export async function reply(customer, message, history) {
  if (!OPENAI_API_KEY) throw new Error('OPENAI_API_KEY is not set');
  const client = new OpenAI({ apiKey: OPENAI_API_KEY });
  const system = SYSTEM + (await orderList(customer));
  const messages = [{ role: 'system', content: system }, ...history, { role: 'user', content: message }];

  const { choices } = await client.chat.completions.create({ model: MODEL, messages, tools: TOOLS, max_tokens: 500 });
  const answer = choices[0].message;
  if (!answer.tool_calls) return answer.content;
  const done = [];
  const refunded = new Map();
  for (const call of answer.tool_calls) {
    done.push(await runTool(customer, call.function.name, JSON.parse(call.function.arguments), refunded));
  }
  return done.join(' ');
}
