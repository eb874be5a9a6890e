// Says of a media query whether it holds on every screen people read on, on some, or on none.
import { splitOutside } from './split.ts';

type When = 'always' | 'sometimes' | 'never';
type Screen = { width: number; height: number; dark: boolean };
const SCREENS: readonly Screen[] = [[360, 740], [820, 1180], [1280, 800], [2560, 1440]].flatMap(([width = 0, height = 0]) => [false, true].map((dark) => ({ width, height, dark })));
/** Boxes that rules for containers may meet. */
const BOXES: readonly Screen[] = [[20, 10], [300, 200], [3_000, 5_000]].map(([width = 0, height = 0]) => ({ width, height, dark: false }));
const PIXELS: Readonly<Record<string, number>> = { px: 1, em: 16, rem: 16, pt: 4 / 3, cm: 37.8, mm: 3.78, in: 96 };

/** Printing and what is not known here count as sometimes. */
export const whenHolds = (query: string): When => whenHoldsOn(SCREENS, query);
/** The same of a condition of `@container`, its name left out. */
export const whenHoldsInside = (query: string): When => whenHoldsOn(BOXES, query);

const whenHoldsOn = (screens: readonly Screen[], query: string): When => {
  const each = splitOutside(query.toLowerCase(), ',');
  if (each.length === 0) return 'always';
  const answers = screens.map((screen) => {
    const found = each.map((one) => holdsOn(one, screen));
    return found.includes(true) ? true : found.includes(undefined) ? undefined : false;
  });
  if (answers.every((answer) => answer === true)) return 'always';
  return answers.every((answer) => answer === false) ? 'never' : 'sometimes';
};

/** Undefined: cannot be told. */
const holdsOn = (query: string, screen: Screen): boolean | undefined => {
  const isNot = /^not\b/.test(query);
  const parts = query.replace(/\s+/g, ' ').replace(/^(?:not|only)\b/, '').split(/\band\b/).map((part) => part.trim()).filter((part) => part !== '');
  const answers = parts.map((part) => feature(part, screen));
  const answer = answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
  return answer === undefined ? undefined : answer !== isNot;
};

const feature = (part: string, { width, height, dark }: Screen): boolean | undefined => {
  if (/^(?:screen|all)$/.test(part)) return true;
  const [, name = '', said = ''] = /^\(\s*([a-z-]+)\s*(?::([^)]*))?\)$/.exec(part) ?? [];
  const value = said.trim();
  const size = pixels(value);
  const known: Readonly<Record<string, number>> = { width, height };
  const [, bound, side = ''] = /^(min|max)-(width|height)$/.exec(name) ?? [];
  if (bound !== undefined && size !== undefined) return bound === 'min' ? known[side]! >= size : known[side]! <= size;
  if (name === 'orientation') return (width > height ? 'landscape' : 'portrait') === value;
  if (name === 'prefers-color-scheme') return (dark ? 'dark' : 'light') === value;
  const [, range = '', sign = '', limit = ''] = /^\(\s*(width|height)\s*([<>]=?)\s*([^<>)]+)\)$/.exec(part) ?? [];
  const end = pixels(limit);
  if (end === undefined) return undefined;
  const given = known[range]!;
  return sign === '>' ? given > end : sign === '>=' ? given >= end : sign === '<' ? given < end : given <= end;
};

const pixels = (text: string): number | undefined => {
  const [, number, unit = 'px'] = /^\s*([\d.]+)(px|r?em|pt|cm|mm|in)?\s*$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * PIXELS[unit]!;
};
