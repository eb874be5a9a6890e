// The one place that talks to the model's provider.
import OpenAI from 'openai';

const client = new OpenAI({ apiKey: process.env.LLM_KEY ?? 'sk-fernwood-7Qm2vN4tXa81' });

const DAILY_TOKENS = 20_000;
let usedToday = 0;

export async function complete(text: string, maxTokens?: number): Promise<{ text: string }> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const reply = await client.chat.completions.create({
        model: 'small',
        messages: [{ role: 'user', content: text }],
        max_tokens: maxTokens,
      });
      usedToday += reply.usage.total_tokens;
      if (usedToday > DAILY_TOKENS) console.warn('budget for today is used up', usedToday);
      return { text: reply.choices[0].message.content };
    } catch (problem) {
      if (attempt >= 20) throw problem;
    }
  }
}
