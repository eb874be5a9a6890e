// What a pattern makes of each text: replaced, stopped or let through, and whether that was wanted.
import type { PatternExercise } from '../../../server/curriculum/schemas.ts';

export type Row = PatternExercise['rows'][number];
export type Use = PatternExercise['use'];
export type Tried = { use: Use; pattern: string };
export type Asked = Tried & { flags: string; replacement: string; texts: string[] };
/** One for each text, in order: what comes out, or whether it passes. */
export type Outcome = { is: 'judged'; results: (string | boolean)[] } | { is: 'broken'; says: string } | { is: 'slow' };

export const LONGEST_PATTERN = 300;

/** May take for ever on a bad pattern: call it where it can be ended. */
export const tryPattern = ({ use, pattern, flags, replacement, texts }: Asked): Outcome => {
  try {
    const all = new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`);
    const one = new RegExp(pattern, flags.replace('g', ''));
    return { is: 'judged', results: texts.map((text) => (use === 'redact' ? text.replace(all, () => replacement) : one.test(text) === (use === 'pass'))) };
  } catch (problem) {
    return { is: 'broken', says: problem instanceof Error ? problem.message : String(problem) };
  }
};

export const isHeld = (rows: readonly Row[], outcome: Outcome | undefined): boolean => outcome?.is === 'judged' && outcome.results.length >= rows.length && rows.every(({ want }, at) => outcome.results[at] === want);
