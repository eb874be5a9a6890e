// Talks to the model: prompt, history, tools.
import OpenAI from 'openai';
import { orderList } from './context.ts';
import { MAX_MESSAGE, MAX_TURNS, MAX_TOKENS } from './limits.ts';
import { MODEL } from './settings.ts';
import { Desk, TOOLS } from './tools.ts';

export class NotConfigured extends Error {}

const PROMPT = 'You are the support assistant of Heron Outdoor. Be brief and friendly. These are the orders of the customer:';

export class Assistant {
  #client: OpenAI | undefined;

  #connect(): OpenAI {
    const apiKey = process.env.OPENAI_API_KEY?.trim();
    if (!apiKey) throw new NotConfigured();
    this.#client ??= new OpenAI({ apiKey });
    return this.#client;
  }

  static turns(history: any[]) {
    const turns: { role: string; content: string }[] = [];
    for (const turn of history) {
      if (turn === null || typeof turn !== 'object') continue;
      const { role, content } = turn;
      if (role !== 'user' && role !== 'assistant') continue;
      if (typeof content !== 'string') continue;
      turns.push({ role, content: content.slice(0, MAX_MESSAGE) });
    }
    return turns.slice(-MAX_TURNS);
  }

  async reply(customerId: number, message: string, history: any[]): Promise<string> {
    const client = this.#connect();
    const completion = await client.chat.completions.create({
      model: MODEL,
      max_tokens: MAX_TOKENS,
      tools: TOOLS,
      messages: [
        { role: 'system', content: `${PROMPT}\n${await orderList({ id: customerId })}` },
        ...Assistant.turns(history),
        { role: 'user', content: message },
      ],
    });
    const { content, tool_calls: calls } = completion.choices[0].message;
    if (!calls?.length) return content ?? '';
    const desk = new Desk(customerId);
    const answers: string[] = [];
    for (const { function: asked } of calls) answers.push(await desk.run(asked.name, asked.arguments));
    return answers.join(' ');
  }
}
