// Talks to the model: prompt, history, tools.
import OpenAI from 'openai';
import { orderList } from './context.ts';
import { MODEL, OPENAI_API_KEY } from './settings.ts';
import { runTool, TOOLS } from './tools.ts';

export async function reply(customer, message, history) {
  if (!OPENAI_API_KEY) throw new Error('OPENAI_API_KEY is not set');
  const client = new OpenAI({ apiKey: OPENAI_API_KEY });
  const system = `You are the support assistant of Heron Outdoor. Be brief and friendly.
The customer's orders:
${await orderList(customer.id)}`;
  const messages = [{ role: 'system', content: system }, ...history, { role: 'user', content: message }];

  const { choices } = await client.chat.completions.create({ model: MODEL, messages, tools: TOOLS, max_tokens: 400 });
  const answer = choices[0].message;
  if (answer.tool_calls) {
    const done = [];
    for (const call of answer.tool_calls) done.push(await runTool(customer, call.function.name, parse(call.function.arguments)));
    return done.join(' ');
  }
  return answer.content;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
