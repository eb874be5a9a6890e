// The keyword filter in front of the model. What it reads is its weakness: words as written, letters without disguise, or decoded text too.
import type { InputFilter } from '../contract.ts';
import { fold, unleet } from '../reading/fold.ts';
import { readMessage } from '../reading/read-message.ts';

/** The forbidden words found in `message`; none means that it may pass. */
export const filterInput = (filter: InputFilter | undefined, message: string): string[] => {
  if (filter === undefined) return [];
  const text = textFor(filter, message);
  return filter.words.filter((word) => text.includes(word.toLowerCase()));
};

const textFor = (filter: InputFilter, message: string): string => {
  if (filter.reads === 'as-written') return message.toLowerCase();
  const folded = fold(message);
  return filter.reads === 'folded' ? `${folded}\n${unleet(folded)}` : `${folded}\n${unleet(folded)}\n${readMessage(message).understood}`;
};
