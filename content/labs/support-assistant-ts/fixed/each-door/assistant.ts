// Talks to the model: prompt, history, tools.
import OpenAI from 'openai';
import { orderList } from './context.ts';
import { MAX_ANSWER, MAX_MESSAGE, MAX_TURNS } from './limits.ts';
import { MODEL, OPENAI_API_KEY } from './settings.ts';
import { runTool, TOOLS } from './tools.ts';

export async function reply(customer, message, history) {
  const client = new OpenAI({ apiKey: OPENAI_API_KEY });
  const system = `You are the support assistant of Heron Outdoor. Be brief and friendly.
The customer's orders:
${await orderList(customer)}`;
  const messages = [{ role: 'system', content: system }, ...turns(history), { role: 'user', content: message }];

  const { choices } = await client.chat.completions.create({ model: MODEL, messages, tools: TOOLS, max_tokens: MAX_ANSWER });
  const answer = choices[0].message;
  if (answer.tool_calls) {
    const done: string[] = [];
    // One after the other: two refunds of one order must not both look before either is paid.
    for (const { function: call } of answer.tool_calls) done.push(await runTool(customer, call.name, readArguments(call.arguments)));
    return done.join(' ');
  }
  return answer.content;
}

/** The last turns the browser sent; it may speak for the customer and repeat the assistant, nobody else. */
function turns(history) {
  const last = Array.isArray(history) ? history.slice(-MAX_TURNS) : [];
  return last
    .filter((turn) => turn?.role === 'user' || turn?.role === 'assistant')
    .map(({ role, content }) => ({ role, content: String(content ?? '').slice(0, MAX_MESSAGE) }));
}

/** What the model wrote need not be JSON; what cannot be read names no order. */
function readArguments(text: string) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
