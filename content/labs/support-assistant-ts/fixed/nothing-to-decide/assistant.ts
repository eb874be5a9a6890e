// One conversation of one customer: the model can only name orders that are in it.
import OpenAI from 'openai';
import { ordersOf } from './context.ts';
import { apiKey, MODEL } from './settings.ts';
import { Desk, TOOLS } from './tools.ts';

export async function converse(customerId: number, { message, turns }) {
  const desk = new Desk(await ordersOf(customerId));
  const client = new OpenAI({ apiKey: apiKey() });
  const known = desk.list().map((order) => `${order.number}: ${order.item}, ${order.status}`).join('\n');
  const { choices } = await client.chat.completions.create({
    model: MODEL,
    messages: [{ role: 'system', content: `You are the support assistant of Heron Outdoor. Be brief and friendly.\nOrders of the customer:\n${known}` }, ...turns, { role: 'user', content: message }],
    tools: TOOLS,
    max_tokens: 500,
  });
  const { content, tool_calls: calls = [] } = choices[0].message;
  if (calls.length === 0) return { text: content, used: [] };
  const said: string[] = [];
  for (const { function: call } of calls) said.push(await desk.run(call.name, readArguments(call.arguments)));
  return { text: said.join(' '), used: calls.map((call) => call.function.name.slice(0, 20)) };
}

/** Arguments as the model wrote them, which may be no JSON at all: then no order is named. */
function readArguments(text: string) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
