// The kinds of places worth a look, in the order they are looked at where several fall together.
import { visitAt, visitUrl } from './addresses.ts';
import { visitKeyword } from './keywords.ts';
import { visitFlag } from './commands.ts';
import { visitFigures } from './figures.ts';
import { visitHyphens } from './keys.ts';
import { visitLettered } from './lettered.ts';
import { visitLetters } from './letters.ts';
import { lookAt } from './place.ts';
import { visitRun } from './tokens.ts';

export const RUN: i32 = 1;
export const FIGURES: i32 = 2;
export const LETTERS: i32 = 4;
export const AT: i32 = 8;
export const URL: i32 = 16;
export const HYPHENS: i32 = 32;
export const KEYWORD: i32 = 64;
export const LETTERED: i32 = 128;
/** The hyphen before a flag's letters. */
export const FLAG: i32 = 256;

export function visit(place: i32, kinds: i32): void {
  lookAt(place);
  if ((kinds & RUN) !== 0) visitRun(place);
  if ((kinds & FIGURES) !== 0) visitFigures(place);
  if ((kinds & LETTERS) !== 0) visitLetters(place);
  if ((kinds & LETTERED) !== 0) visitLettered(place);
  if ((kinds & AT) !== 0) visitAt(place);
  if ((kinds & URL) !== 0) visitUrl(place);
  if ((kinds & HYPHENS) !== 0) visitHyphens(place);
  if ((kinds & KEYWORD) !== 0) visitKeyword(place);
  if ((kinds & FLAG) !== 0) visitFlag(place);
}
