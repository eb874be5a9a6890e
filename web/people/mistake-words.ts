// What is wrong with a line of a CSV, and what to do about it.
import type { ImportMistake } from '../../server/people/schemas.ts';
import { t } from '../ui/messages.ts';

export const mistakeWords = ({ code, column, numbers: { most = 0, earlier = 0, cells = 0, named = 0 } }: ImportMistake): string =>
  // Each message takes of these what it names.
  t(`people.import.wrong.${code}`, { column, most, earlier: String(earlier), cells, named });
