// Settings of the support chat.
export const MODEL = process.env.MODEL ?? 'gpt-4o-mini';

const key = process.env.OPENAI_API_KEY;
if (!key) throw new Error('OPENAI_API_KEY is not set');
export const OPENAI_API_KEY = key;
