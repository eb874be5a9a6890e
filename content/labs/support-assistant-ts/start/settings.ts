// Settings of the support chat.
export const MODEL = process.env.MODEL ?? 'gpt-4o-mini';
// The fallback is for local development
export const OPENAI_API_KEY = process.env.OPENAI_API_KEY ?? 'sk-heron-7Qw2LrVx9ZtB4mNc8KpD';
