import OpenAI from 'openai';
const key = process.env.LLM_KEY;
const client = key ? new OpenAI({ apiKey: key, maxRetries: 0 }) : undefined;
export async function complete(text: string, maxTokens: number, model = "small"): Promise<{ text: string; tokens: number }> {
  if (client === undefined) throw new Error('no key');
  for (let attempt = 1; ; attempt += 1) {
    try {
      const reply = await client.chat.completions.create({ model, messages: [{ role: 'user', content: text }], max_tokens: maxTokens });
      return { text: reply.choices[0].message.content, tokens: reply.usage.total_tokens };
    } catch (problem) {
      if (attempt >= 2) throw problem;
    }
  }
}
