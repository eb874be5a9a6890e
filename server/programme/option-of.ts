// Where an answer stands among the options as they were shown to a demo person.
import type { Item } from '../curriculum/index.ts';
import type { Random } from './random.ts';

/** The place of an option, as shown, that is right, or one that is not. */
export const optionOf = ({ options }: Item, shown: readonly string[], isRight: boolean, random: Random): number => {
  const right = shown.indexOf(options.find((option) => option.right)!.text);
  return isRight ? right : (right + 1 + Math.floor(random() * (shown.length - 1))) % shown.length;
};
