// Settings of the support chat; the key is read where the client is made.
export const MODEL = process.env.MODEL ?? 'gpt-4o-mini';
