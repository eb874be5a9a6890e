// Talks to the model: prompt, history, tools.
import OpenAI from 'openai';
import { describe, ownOrders } from './context.ts';
import { cut } from './limits.ts';
import { MODEL, OPENAI_API_KEY } from './settings.ts';
import { runTool, TOOLS } from './tools.ts';

const ROLES = new Set(['user', 'assistant']);
const client = OPENAI_API_KEY ? new OpenAI({ apiKey: OPENAI_API_KEY }) : null;

const turnsOf = (history: any[]) =>
  history.flatMap((turn) => (turn && ROLES.has(turn.role) ? [{ role: turn.role, content: cut(turn.content) }] : [])).slice(-10);

export async function reply(customerId: number, message: string, history: any[]): Promise<string> {
  if (client === null) throw new Error('no key');
  const own = await ownOrders(customerId);
  const { choices: [{ message: answer }] } = await client.chat.completions.create({
    model: MODEL,
    messages: [
      { role: 'system', content: `You are the support assistant of Heron Outdoor. Be brief and friendly.\nOrders:\n${describe(own)}` },
      ...turnsOf(history),
      { role: 'user', content: message },
    ],
    tools: TOOLS,
    max_tokens: 500,
    temperature: 0.2,
  });
  const calls = answer.tool_calls ?? [];
  if (calls.length === 0) return answer.content ?? '';
  return calls.reduce(
    async (before: Promise<string>, call) => `${await before} ${await runTool(customerId, call.function)}`.trim(),
    Promise.resolve(''),
  );
}
