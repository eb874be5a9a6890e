// Names for the players of one level of one event: two words that lead nowhere else, so that points on the board do not say who is who.
import { createHmac } from 'node:crypto';
import { FLAG_WORDS } from './flag-words.ts';

/** Sorted by name, so that their order tells nothing; the same name twice gets a number. */
export const pseudonymsOf = (key: Buffer, event: string, level: string, subjects: Iterable<string>): Map<string, string> => {
  const digests = [...new Set(subjects)].map((subject) => ({ subject, bytes: createHmac('sha256', key).update(`replay ${event} ${level} ${subject}`).digest() }));
  const named = digests.sort((one, other) => one.bytes.compare(other.bytes)).map(({ subject, bytes }) => ({ subject, name: `${FLAG_WORDS[bytes[0]!]!}-${FLAG_WORDS[bytes[1]!]!}` }));
  const seen = new Map<string, number>();
  const numbered = named.map(({ subject, name }): [string, string] => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return [subject, times === 1 ? name : `${name}-${times}`];
  });
  return new Map(numbered.sort(([, one], [, other]) => (one < other ? -1 : 1)));
};
