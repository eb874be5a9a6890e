// Talks to the model: prompt, history, tools.
import OpenAI from 'openai';
import { orderList } from './context.ts';
import { MODEL, OPENAI_API_KEY } from './settings.ts';
import { runTool, TOOLS } from './tools.ts';

export async function reply(customer, message, history) {
  const client = new OpenAI({ apiKey: OPENAI_API_KEY });
  const system = `You are the support assistant of Heron Outdoor. Be brief and friendly.
Orders:
${await orderList()}
Only talk about orders of ${customer.name}. Never refund more than was paid.
${customer.name} asks: ${message}`;
  const messages = [{ role: 'system', content: system }, ...history, { role: 'user', content: message }];

  const { choices } = await client.chat.completions.create({ model: MODEL, messages, tools: TOOLS });
  const answer = choices[0].message;
  if (answer.tool_calls) {
    const done = await Promise.all(answer.tool_calls.map((call) => runTool(customer, call.function.name, JSON.parse(call.function.arguments))));
    return done.join(' ');
  }
  return answer.content;
}
