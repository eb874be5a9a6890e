// What is wrong with a field, in words that go on from its name: "may have up to 80 characters". A schema's own words come first.
import type { z } from 'zod';
import type { FieldMistake } from '../errors.ts';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/** Undefined leaves Zod's own words, which only people who write a client ever meet. */
export const sayMistake = (issue: Issue): string | undefined => {
  if (issue.code === 'too_small') return limit(issue.origin, Number(issue.minimum), 'least');
  if (issue.code === 'too_big') return limit(issue.origin, Number(issue.maximum), 'most');
  if (issue.code === 'invalid_type') return issue.input === undefined || issue.input === null ? 'is missing' : TYPES[issue.expected];
  if (issue.code === 'invalid_format') return FORMATS[issue.format] ?? 'is not written as expected';
  if (issue.code === 'invalid_value') return issue.values.length > 1 ? `must be one of: ${issue.values.map(String).join(', ')}` : undefined;
  return undefined;
};

const TYPES: Readonly<Partial<Record<string, string>>> = { string: 'must be a text', number: 'must be a number', int: 'must be a whole number', boolean: 'must be yes or no' };
const FORMATS: Readonly<Partial<Record<string, string>>> = {
  email: 'is not an e-mail address',
  date: 'is not a day, written as year-month-day',
  datetime: 'is not a day with a time',
  url: 'is not an address, such as https://example.org',
};

const limit = (origin: string, bound: number, which: 'least' | 'most'): string | undefined => {
  if (!Number.isFinite(bound)) return undefined;
  const counted = origin === 'string' ? 'character' : origin === 'array' || origin === 'set' ? 'entry' : undefined;
  if (counted === undefined) return origin === 'number' || origin === 'int' ? `must be ${bound} or ${which === 'least' ? 'more' : 'less'}` : undefined;
  if (which === 'least' && bound === 1) return counted === 'entry' ? 'needs at least one entry' : 'must not be empty';
  return which === 'least' ? `needs at least ${plural(bound, counted)}` : `may have up to ${plural(bound, counted)}`;
};

const plural = (count: number, word: 'character' | 'entry'): string => `${count} ${count === 1 ? word : word === 'entry' ? 'entries' : 'characters'}`;

const SHOWN = 4;

/** All mistakes as one sentence without paths, which stand in the fields: "name must not be empty; and 3 more". */
export const sayMistakes = (mistakes: readonly FieldMistake[]): string => {
  const said = [...new Set(mistakes.map(({ path, says }) => (path === '' ? says : `${nameOf(path)}${goesOn(says) ? ' ' : ': '}${says}`)))];
  return [...said.slice(0, SHOWN), ...(said.length > SHOWN ? [`and ${said.length - SHOWN} more`] : [])].join('; ');
};

const goesOn = (says: string): boolean => /^(is|are|has|have|must|may|needs|can|cannot|does|lies|comes)\b/.test(says);

/** `policy.dataClasses.0.title` becomes "data classes 1 title": the last two names, with places counted as people count. */
const nameOf = (path: string): string => {
  const parts = path.split('.').map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)));
  return parts.slice(/^\d+$/.test(parts.at(-2) ?? '') ? -3 : -2).join(' ');
};
