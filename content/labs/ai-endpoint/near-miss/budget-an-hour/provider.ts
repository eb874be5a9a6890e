// The one place that talks to the model's provider.
import OpenAI from 'openai';

export class NotConfigured extends Error {}

export async function complete(text: string, maxTokens: number): Promise<{ text: string; tokens: number }> {
  const apiKey = process.env.LLM_KEY;
  if (!apiKey) throw new NotConfigured('LLM_KEY is missing');
  const client = new OpenAI({ apiKey, maxRetries: 0 });
  const ask = () => client.chat.completions.create({ model: 'small', messages: [{ role: 'user', content: text }], max_tokens: maxTokens });
  const reply = await ask().catch(() => ask());
  return { text: reply.choices[0].message.content, tokens: reply.usage.total_tokens };
}
