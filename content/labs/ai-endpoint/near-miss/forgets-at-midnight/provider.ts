// The one place that talks to the model's provider.
import OpenAI from 'openai';

const apiKey = process.env.LLM_KEY;
if (!apiKey) throw new Error('LLM_KEY is not set');
// Left to itself the package tries twice more.
const client = new OpenAI({ apiKey, maxRetries: 0 });

export async function complete(text: string, maxTokens: number): Promise<{ text: string; tokens: number }> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const reply = await client.chat.completions.create({ model: 'small', messages: [{ role: 'user', content: text }], max_tokens: maxTokens });
      return { text: reply.choices[0].message.content, tokens: reply.usage.total_tokens };
    } catch (problem) {
      if (attempt >= 1) throw problem;
    }
  }
}
