// The one place that talks to the provider.
import OpenAI from 'openai';

export async function complete(text: string, maxTokens: number): Promise<{ text: string; tokens: number }> {
  const apiKey = process.env.LLM_KEY;
  if (!apiKey) throw new Error('LLM_KEY is not set');
  const client = new OpenAI({ apiKey });
  for (let attempt = 1; ; attempt += 1) {
    try {
      const reply = await client.chat.completions.create({
        model: 'small',
        messages: [{ role: 'user', content: text }],
        max_tokens: maxTokens,
      });
      return { text: reply.choices[0].message.content, tokens: reply.usage.total_tokens };
    } catch (problem) {
      if (attempt >= 2) throw problem;
    }
  }
}
