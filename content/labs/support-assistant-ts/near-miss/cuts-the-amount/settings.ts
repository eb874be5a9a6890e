// Settings of the support chat.
export const MODEL = process.env.MODEL ?? 'gpt-4o-mini';
