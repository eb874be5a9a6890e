// Settings of the support chat.
import { env } from 'node:process';

export const MODEL = env.MODEL ?? 'gpt-4o-mini';

export function apiKey(): string {
  if (!/^sk-[A-Za-z0-9]{16,}$/.test(env.OPENAI_API_KEY ?? '')) throw new ReferenceError('OPENAI_API_KEY is not set');
  return env.OPENAI_API_KEY;
}
