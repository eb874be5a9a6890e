// Settings of the support chat.
export const MODEL = process.env.MODEL ?? 'gpt-4o-mini';

export function apiKey(): string {
  const found = process.env.OPENAI_API_KEY;
  if (!found) throw new Error('Set OPENAI_API_KEY; there is no default.');
  return found;
}
