// Reads the colour functions of CSS: rgb() to oklch(), color(), colours relative to another, color-mix(), light-dark().
import { calculate } from './calc.ts';
import { SPACES, type Space, type Three } from './colour-spaces.ts';
import type { Colour } from './colours.ts';
import { splitOutside } from './split.ts';

type Read = (text: string) => Colour | undefined;
const DEGREES: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 };
const LONGEST = 500;

/** `read` reads a colour inside of this one. Undefined for what is no colour function. */
export const readColourFunction = (text: string, read: Read): Colour | undefined => {
  const [, called = '', inside = ''] = /^([a-z-]+)\((.*)\)$/s.exec(text) ?? [];
  if (called === '' || text.length > LONGEST) return undefined;
  if (called === 'color-mix') return mix(inside, read);
  // Shown to whoever did not ask for the dark.
  if (called === 'light-dark') return read(splitOutside(inside, ',')[0] ?? '');
  const parts = splitOutside(inside.replaceAll('/', ' / '), ' ').flatMap((part) => (part.includes('(') ? [part] : part.split(',').filter((each) => each !== '')));
  const origin = parts[0] === 'from' ? read(parts[1] ?? '') : undefined;
  if (parts[0] === 'from' && origin === undefined) return undefined;
  const rest = parts.slice(origin === undefined ? 0 : 2);
  const space = SPACES.get(called === 'color' ? (rest.shift() ?? '') : called.replace(/^(rgb|hsl)a$/, '$1'));
  return space === undefined ? undefined : channels(rest.filter((part) => part !== '/'), space, origin);
};

const channels = (parts: readonly string[], space: Space, origin: Colour | undefined): Colour | undefined => {
  if (parts.length < 3) return undefined;
  const known = new Map<string, number>([['none', 0]]);
  if (origin !== undefined) {
    const names = space.names.split(' ');
    for (const [at, value] of space.from(shareOf(origin)).entries()) known.set(names[at]!, value);
    known.set('alpha', origin[3]);
  }
  const read = (part: string, whole: number): number => calculate(part, (number, unit) => (unit === '%' ? (number / 100) * whole : unit in DEGREES ? number * DEGREES[unit]! : known.get(unit)));
  const three = [0, 1, 2].map((at) => read(parts[at]!, space.whole[at]!)) as unknown as Three;
  const alpha = parts[3] === undefined ? (origin?.[3] ?? 1) : read(parts[3], 1);
  return [...three, alpha].some(Number.isNaN) ? undefined : toColour(space.to(three), alpha);
};

const shareOf = ([r, g, b]: Colour): Three => [r / 255, g / 255, b / 255];
const toColour = (srgb: Three, alpha: number): Colour => {
  const [r = 0, g = 0, b = 0] = srgb.map((value) => Math.min(255, Math.max(0, value * 255)));
  return [r, g, b, Math.min(1, Math.max(0, alpha))];
};

/** Hues are mixed the straight way, so a mix of two strong colours is only near. */
const STRAIGHT: ReadonlyMap<string, string> = new Map(Object.entries({ lch: 'lab', oklch: 'oklab', hsl: 'srgb', hwb: 'srgb' }));
const mix = (inside: string, read: Read): Colour | undefined => {
  const parts = splitOutside(inside, ',');
  const named = /^in\s+([\w-]+)/.exec(parts[0] ?? '')?.[1];
  const space = SPACES.get(STRAIGHT.get(named ?? '') ?? named ?? 'oklab');
  const [one, other] = parts.slice(named === undefined ? 0 : 1).map((part) => ({ colour: read(part.replace(/\s*-?[\d.]+%\s*/, ' ').trim()), share: /(?:^|\s)([\d.]+)%/.exec(part)?.[1] }));
  if (space === undefined || one?.colour === undefined || other?.colour === undefined) return undefined;
  const first = one.share === undefined ? 100 - Number(other.share ?? 50) : Number(one.share);
  const second = other.share === undefined ? 100 - first : Number(other.share);
  const whole = first + second;
  if (whole <= 0) return undefined;
  const [p, q] = [(first / whole) * one.colour[3], (second / whole) * other.colour[3]];
  const alpha = p + q;
  if (alpha === 0) return [0, 0, 0, 0];
  const [a, b] = [space.from(shareOf(one.colour)), space.from(shareOf(other.colour))];
  return toColour(space.to([0, 1, 2].map((at) => (a[at]! * p + b[at]! * q) / alpha) as unknown as Three), alpha * Math.min(1, whole / 100));
};
