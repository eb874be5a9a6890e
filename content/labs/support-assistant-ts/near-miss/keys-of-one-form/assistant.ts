// Talks to the model: prompt, history, tools.
import OpenAI from 'openai';
import { orderList } from './context.ts';
import { apiKey, MODEL } from './settings.ts';
import { runTool, TOOLS } from './tools.ts';

const SYSTEM = [
  'You are the support assistant of Heron Outdoor. Be brief and friendly.',
  'Only talk about the orders below. Never refund more than was paid.',
].join(' ');

export async function reply(customer: { id: number }, message: string, history: object[]): Promise<string> {
  const openai = new OpenAI({ apiKey: apiKey() });
  const response = await openai.chat.completions.create({
    model: MODEL,
    messages: [
      { role: 'system', content: `${SYSTEM}\n\nOrders:\n${await orderList(customer)}` },
      ...history,
      { role: 'user', content: message },
    ],
    tools: TOOLS,
    tool_choice: 'auto',
    max_tokens: 300,
  });
  const [choice] = response.choices;
  if (choice.message.tool_calls) {
    const lines = [];
    for (const call of choice.message.tool_calls) {
      lines.push(await runTool(customer, call.function.name, JSON.parse(call.function.arguments)));
    }
    return lines.join(' ');
  }
  return choice.message.content ?? '';
}
