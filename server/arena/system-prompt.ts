// The system prompt of one turn: the challenge's own, with the level's rules, the documents that were found and the secret.
import type { Challenge, ChallengeLevel } from './contract.ts';
import { retrieve } from './retrieve.ts';
import { WATCHED } from './simulator/simulated-assistant.ts';

export const systemPromptFor = (challenge: Challenge, { rules }: Pick<ChallengeLevel, 'rules'>, secret: string, message: string, isWatched: boolean): string => {
  const documents = retrieve(challenge, message).map(({ title, text }) => `[${title}]\n${text}`).join('\n\n');
  const filled = challenge.systemPrompt.replaceAll('{{rules}}', () => rules).replaceAll('{{documents}}', () => documents).replaceAll('{{secret}}', () => secret).trim();
  return isWatched ? `${filled}\n\n${WATCHED}` : filled;
};
