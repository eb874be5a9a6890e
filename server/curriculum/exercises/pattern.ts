// A pattern exercise: a regular expression that redacts or guards, and the texts it has to get right.
import { z } from 'zod';
import { exerciseKind } from './kind.ts';

const Text = z.string().trim().min(1, 'write something here');
const Row = z.strictObject({
  text: z.string().min(1).max(300),
  /** Redacting: what has to come out. Guarding: whether the text may pass. */
  want: z.union([z.string(), z.boolean()]),
  why: Text,
});
/** `redact`: what matches is replaced. `stop`: what matches is refused. `pass`: only what matches is let through. */
const Use = z.enum(['redact', 'stop', 'pass'], 'write redact, stop or pass');

export const PatternExercise = z.strictObject({
  embed: z.literal('pattern'),
  title: Text,
  task: Text,
  use: Use,
  flags: z.string().regex(/^[gimsuv]*$/, 'only the flags g, i, m, s, u and v').default('gi'),
  replacement: z.string().default('[email]'),
  start: z.string().min(1).max(300),
  rows: z.array(Row).min(2),
  /** Shown once the first rows hold: what else arrives. */
  more: z.array(Row).default([]),
  solution: z.strictObject({ use: Use, pattern: z.string().min(1).max(300) }),
  after: Text.optional(),
});
export type PatternExercise = z.infer<typeof PatternExercise>;

type Tried = { use: z.infer<typeof Use>; pattern: string };

/** The texts that this pattern gets wrong; undefined where it is no pattern at all. */
export const wrongRows = ({ flags, replacement, rows, more }: PatternExercise, { use, pattern }: Tried): string[] | undefined => {
  try {
    return [...rows, ...more]
      .filter(({ text, want }) => (use === 'redact' ? text.replace(new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`), () => replacement) : new RegExp(pattern, flags.replace('g', '')).test(text) === (use === 'pass')) !== want)
      .map(({ text }) => text);
  } catch {
    return undefined;
  }
};

export const pattern = exerciseKind(PatternExercise, (value) => {
  const [started, solved] = [wrongRows(value, { use: value.use, pattern: value.start }), wrongRows(value, value.solution)];
  const rowsOf = (list: 'rows' | 'more') => value[list].flatMap(({ want }, at) => ((typeof want === 'string') === (value.use === 'redact') ? [] : [{ at: [list, at, 'want'], says: value.use === 'redact' ? 'Write the text that has to come out.' : 'Write true where the text may pass, else false.' }]));
  return [
    ...rowsOf('rows'),
    ...rowsOf('more'),
    ...(started === undefined ? [{ at: ['start'], says: 'This is no regular expression.' }] : started.length === 0 ? [{ at: ['start'], says: 'It gets everything right already; there is nothing to mend.' }] : []),
    ...(solved === undefined ? [{ at: ['solution', 'pattern'], says: 'This is no regular expression.' }] : solved.length > 0 ? [{ at: ['solution', 'pattern'], says: `The solution is wrong about ${solved.join(', ')}.` }] : []),
  ];
});
