// Talks to the model: prompt, history, tools.
import OpenAI from 'openai';
import { orderList } from './context.ts';
import { MOST_TOKENS, MOST_TURNS } from './limits.ts';
import { MODEL, OPENAI_API_KEY } from './settings.ts';
import { runTools, TOOLS } from './tools.ts';

const turnsOf = (history: unknown) =>
  (Array.isArray(history) ? history : [])
    .filter((turn) => ['user', 'assistant'].includes(turn?.role) && typeof turn.content === 'string')
    .slice(-MOST_TURNS)
    .map(({ role, content }) => ({ role, content: content.slice(0, 2000) }));

export async function reply(customer, message: string, history: unknown) {
  if (OPENAI_API_KEY === '') throw new Error('OPENAI_API_KEY is not set');
  const client = new OpenAI({ apiKey: OPENAI_API_KEY });
  const system = `You are the support assistant of Heron Outdoor. Be brief and friendly.
Orders of the customer:
${await orderList(customer)}
Only talk about these orders. Never refund more than was paid.`;
  const messages = [{ role: 'system', content: system }, ...turnsOf(history), { role: 'user', content: message }];

  const { choices } = await client.chat.completions.create({ model: MODEL, messages, tools: TOOLS, max_tokens: MOST_TOKENS });
  const answer = choices[0].message;
  if (answer.tool_calls) return runTools(customer, answer.tool_calls);
  return answer.content;
}
