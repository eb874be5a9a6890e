// The one place that talks to the model's provider.
import OpenAI from 'openai';
import { addUsage } from './limits.ts';

const key = process.env.LLM_KEY;
const client = key ? new OpenAI({ apiKey: key }) : undefined;

export async function complete(person: string, text: string, maxTokens: number): Promise<{ text: string }> {
  if (client === undefined) throw new Error('LLM_KEY is not set');
  const ask = () => client.chat.completions.create({ model: 'small', messages: [{ role: 'user', content: text }], max_tokens: maxTokens });
  try {
    const reply = await ask();
    addUsage(person, reply.usage.total_tokens);
    return { text: reply.choices[0].message.content };
  } catch {
    const reply = await ask();
    return { text: reply.choices[0].message.content };
  }
}
