// The one place that talks to the model's provider. The package tries again by itself.
import OpenAI from 'openai';

const apiKey = process.env.LLM_KEY;
if (!apiKey) throw new Error('LLM_KEY is not set');
const client = new OpenAI({ apiKey, maxRetries: 2 });

export async function complete(text: string, maxTokens: number): Promise<{ text: string; tokens: number }> {
  const reply = await client.chat.completions.create({ model: 'small', messages: [{ role: 'user', content: text }], max_tokens: maxTokens });
  return { text: reply.choices[0].message.content, tokens: reply.usage.total_tokens };
}
