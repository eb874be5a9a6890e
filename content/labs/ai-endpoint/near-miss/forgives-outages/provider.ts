// The one place that talks to the model's provider.
import OpenAI from 'openai';

const key = process.env.LLM_KEY;
const client = key ? new OpenAI({ apiKey: key, maxRetries: 0 }) : null;

export async function complete(text: string, maxTokens: number): Promise<{ text: string; tokens: number }> {
  if (client === null) throw new Error('no key');
  const ask = () => client.chat.completions.create({ model: 'small', messages: [{ role: 'user', content: text }], max_tokens: maxTokens });
  let reply;
  try {
    reply = await ask();
  } catch {
    reply = await ask();
  }
  return { text: reply.choices[0].message.content, tokens: reply.usage.total_tokens };
}
