// The steps of a validator as people write them, good and bad, and what an answer of a model looks like after them.
import type { OrderExercise } from '../../../server/curriculum/schemas.ts';

export type StepId = OrderExercise['steps'][number]['id'];
export type JudgedRow = { row: OrderExercise['rows'][number]; comesOut: string; /** What came out and must not, or is missing. */ wrong: { text: string; is: 'there' | 'missing' }[] };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", colon: ':', commat: '@', tab: '\t', newline: '\n', nbsp: ' ' };
const decodeEntity = (whole: string, name: string): string => {
  const code = /^#x([0-9a-f]+)$/i.exec(name)?.[1] === undefined ? Number(/^#(\d+)$/.exec(name)?.[1] ?? Number.NaN) : Number.parseInt(name.slice(2), 16);
  return Number.isInteger(code) && code > 0 && code < 0x110000 ? String.fromCodePoint(code) : (ENTITIES[name.toLowerCase()] ?? whole);
};

/** ISO/IEC 7812-1, annex B: every second digit from the right doubled, the sum divisible by ten. */
export const passesLuhn = (number: string): boolean => {
  const digits = number.replace(/\D/g, '');
  const sum = [...digits].reverse().reduce((total, digit, at) => total + (at % 2 === 0 ? Number(digit) : Number(digit) * 2 - (Number(digit) > 4 ? 9 : 0)), 0);
  return digits.length > 0 && sum % 10 === 0;
};

const LONG_NUMBER = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;

const STEPS: Readonly<Record<StepId, (text: string, length: number) => string>> = {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out here
  decode: (text) => text.replace(/&(#x?[0-9a-f]+|[a-z]+);?/gi, decodeEntity).normalize('NFKC').replace(/[\u0000-\u0008\u000B-\u001F\u007F\u200B-\u200D\u2060\uFEFF]/g, ''),
  email: (text) => text.replace(/[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu, '[email]'),
  digits: (text) => text.replace(LONG_NUMBER, '[card]'),
  card: (text) => text.replace(LONG_NUMBER, (number) => (passesLuhn(number) ? '[card]' : number)),
  cut: (text, length) => (text.length <= length ? text : `${text.slice(0, length)}…`),
  'strip-script': (text) => text.replace(/<script[^>]*>.*?<\/script>/gis, ''),
  encode: (text) => text.replace(/[&<>"']/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[letter]!),
};

export const validate = (text: string, steps: readonly string[], length: number): string =>
  steps.reduce((now, step) => (Object.hasOwn(STEPS, step) ? STEPS[step as StepId](now, length) : now), text);

export const judgeOrder = ({ rows, length }: OrderExercise, steps: readonly string[]): JudgedRow[] =>
  rows.map((row) => {
    const comesOut = validate(row.text, steps, length);
    return {
      row,
      comesOut,
      wrong: [
        ...(row.never ?? []).filter((text) => comesOut.includes(text)).map((text) => ({ text, is: 'there' as const })),
        ...(row.keeps ?? []).filter((text) => !comesOut.includes(text)).map((text) => ({ text, is: 'missing' as const })),
      ],
    };
  });

export const moved = (steps: readonly string[], id: string, by: -1 | 1): string[] => {
  const at = steps.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= steps.length) return [...steps];
  const next = [...steps];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
};
