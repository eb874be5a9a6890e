// A target exercise: a small application around a simulated model, its prompt in parts, and documents to try on it.
import { z } from 'zod';
import { Slug } from '../slug.ts';
import { exerciseKind } from './kind.ts';

const Text = z.string().trim().min(1, 'write something here');

export const TargetExercise = z.strictObject({
  embed: z.literal('target'),
  title: Text,
  task: Text,
  app: z.strictObject({
    /** What the application tells the model to do, and what else stands in its prompt. */
    instructions: Text,
    notes: Text,
    /** The part of the notes that must not get out; made up, and nowhere else in this file. */
    secret: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+){2,}$/, 'write some words and digits with hyphens, as amber-falcon-7k2q'),
    /** The sentence that the system rule adds, and the tag that delimits. */
    rule: Text,
    tag: z.string().regex(/^[a-z]+$/, 'write one word in small letters'),
    /** How the model says the notes in other languages, where somebody asks for that. */
    translations: z.record(z.enum(['de', 'fr', 'es']), Text),
  }),
  documents: z
    .array(z.strictObject({ id: Slug, title: Text, from: z.enum(['benign', 'direct', 'indirect', 'stored'], 'write benign, direct, indirect or stored'), note: Text, text: z.string().min(1).max(2_000) }))
    .min(4),
  /** Attacks of ours, shown to somebody who asks; each by what it gets past. */
  shown: z.strictObject({ none: Text, both: Text, check: Text }),
  after: Text.optional(),
});
export type TargetExercise = z.infer<typeof TargetExercise>;

export const target = exerciseKind(TargetExercise, ({ app, documents }) => [
  ...(app.notes.includes(app.secret) ? [] : [{ at: ['app', 'notes'], says: 'The secret has to stand in the notes, or there is nothing to get.' }]),
  ...documents.flatMap(({ text }, at) => (text.includes(app.secret) ? [{ at: ['documents', at, 'text'], says: 'The secret stands in this document, so a summary would give it away.' }] : [])),
]);
