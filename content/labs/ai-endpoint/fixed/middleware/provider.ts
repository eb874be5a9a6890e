// The one place that talks to the model's provider. Nothing is tried twice: the person can.
import OpenAI from 'openai';

if (!process.env.LLM_KEY) throw new Error('Set LLM_KEY to the key of this deployment.');
const client = new OpenAI({ apiKey: process.env.LLM_KEY, maxRetries: 0 });

export async function complete(text: string, maxTokens: number): Promise<{ text: string; tokens: number } | undefined> {
  try {
    const { choices, usage } = await client.chat.completions.create({ model: 'small', max_tokens: maxTokens, messages: [{ role: 'user', content: text }] });
    return { text: choices[0].message.content, tokens: usage.total_tokens };
  } catch {
    return undefined;
  }
}
