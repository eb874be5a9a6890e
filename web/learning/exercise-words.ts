// What an exercise of a lesson is called when the page speaks of it; an unknown one is an exercise.
import { t } from '../ui/messages.ts';
import { learningMessages } from './messages.ts';

type Key = Extract<keyof typeof learningMessages, `learning.embed.${string}`>;
const isKey = (key: string): key is Key => key.startsWith('learning.embed.') && Object.hasOwn(learningMessages, key);

export const exerciseWords = (name: string): string => {
  const key = `learning.embed.${name}`;
  return t(isKey(key) ? key : 'learning.embed.other');
};
