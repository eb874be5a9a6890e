// Settings of the support chat.
export const MODEL = process.env.MODEL ?? 'gpt-4o-mini';
export const OPENAI_API_KEY = process.env.OPENAI_API_KEY;
