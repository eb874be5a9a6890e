// The one place that talks to the model's provider.
import OpenAI from 'openai';
import { addUsage } from './limits.ts';

const key = process.env.LLM_KEY;
const client = key ? new OpenAI({ apiKey: key }) : undefined;

let failures = 0;
let openUntil = 0;

export async function complete(person: string, text: string, maxTokens: number): Promise<{ text: string }> {
  if (client === undefined) throw new Error('LLM_KEY is not set');
  if (Date.now() < openUntil) throw new Error('the circuit is open');
  for (let attempt = 1; ; attempt += 1) {
    try {
      const reply = await client.chat.completions.create({ model: 'small', messages: [{ role: 'user', content: text }], max_tokens: maxTokens });
      failures = 0;
      addUsage(person, reply.usage.total_tokens);
      return { text: reply.choices[0].message.content };
    } catch (problem) {
      failures += 1;
      if (failures >= 3) openUntil = Date.now() + 60_000;
      if (attempt >= 2) throw problem;
    }
  }
}
