// Talks to the model: prompt, history, tools.
import OpenAI from 'openai';
import { orderList } from './context.ts';
import { MODEL } from './settings.ts';
import { runTool, TOOLS } from './tools.ts';

export async function reply(customer, message, history) {
  const apiKey = process.env['OPENAI_API_KEY'];
  if (apiKey === undefined || apiKey === '') throw new Error('OPENAI_API_KEY is missing');
  const client = new OpenAI({ apiKey, maxRetries: 0 });

  const messages: any[] = [
    { role: 'system', content: 'You are the support assistant of Heron Outdoor. Be brief and friendly.' },
    { role: 'system', content: `The orders of the customer:\n${await orderList(customer)}` },
    ...history,
    { role: 'user', content: message },
  ];
  const first = await client.chat.completions.create({ model: MODEL, messages, tools: TOOLS, max_tokens: 500 });
  const asked = first.choices[0].message;
  if (!asked.tool_calls?.length) return asked.content ?? '';

  messages.push(asked);
  const results: string[] = [];
  for (const call of asked.tool_calls) {
    const content = await runTool(customer, call.function.name, call.function.arguments);
    results.push(content);
    messages.push({ role: 'tool', tool_call_id: call.id, content });
  }
  const second = await client.chat.completions.create({ model: MODEL, messages, max_tokens: 500 });
  return second.choices[0].message.content ?? results.join(' ');
}
