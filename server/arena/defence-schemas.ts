// What goes in and out of the defence: what a player writes, and how it did.
import { z } from 'zod';
import type { Contract } from '../platform/http/contract.ts';

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and dashes').max(80);
export const DefenceLanguage = z.enum(['python', 'typescript']);
export type DefenceLanguage = z.infer<typeof DefenceLanguage>;
const CONTROL = /[^\P{Cc}\t\n\r\f]/u;
const text = (most: number, what: string) => z.string().max(most, `${what} holds at most ${most} characters`).refine((given) => !CONTROL.test(given), `${what} is text; this holds a control character`);

/** How an attack ended: where it was stopped, or that the secret got out. Of a question: that it was answered, or what stood in its way. */
export const AttackEnd = z.enum(['input', 'output', 'refused', 'leaked']);
export type AttackEnd = z.infer<typeof AttackEnd>;
export const QuestionEnd = z.enum(['answered', 'input', 'output', 'refused']);
export type QuestionEnd = z.infer<typeof QuestionEnd>;

/** Both parts, shown and hidden, together; of the hidden ones only families and counts are told. */
export const DefenceResult = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  score: z.number().int(),
  attacks: z.object({ count: z.number().int(), blocked: z.number().int() }),
  questions: z.object({ count: z.number().int(), answered: z.number().int() }),
  shown: z.object({
    attacks: z.array(z.object({ family: z.string(), text: z.string(), end: AttackEnd, reply: z.string() })),
    questions: z.array(z.object({ text: z.string(), end: QuestionEnd, reply: z.string() })),
  }),
  hidden: z.object({
    families: z.array(z.object({ family: z.string(), count: z.number().int(), blocked: z.number().int() })),
    questions: z.object({ count: z.number().int(), input: z.number().int(), output: z.number().int(), refused: z.number().int() }),
  }),
  /** What the filters threw, once each; a filter that throws lets nothing through. */
  errors: z.array(z.object({ type: z.string(), message: z.string(), line: z.number().int().nullable() })),
  /** Rules that the system prompt was found to hold. */
  rules: z.array(z.string()),
});
export type DefenceResult = z.infer<typeof DefenceResult>;

export const Defence = z.object({
  slug: Slug,
  title: z.string(),
  setting: z.string(),
  /** What the prompt begins with in any case. */
  basePrompt: z.string(),
  start: z.object({ prompt: z.string(), python: z.string(), typescript: z.string() }),
  /** As it was sent last; null before the first round. */
  last: z.object({ language: DefenceLanguage, prompt: z.string(), code: z.string(), result: DefenceResult }).nullable(),
  best: z.number().int().nullable(),
  engine: z.enum(['ready', 'preparing', 'waiting', 'none']),
  suite: z.object({ attacks: z.number().int(), hiddenAttacks: z.number().int(), questions: z.number().int(), hiddenQuestions: z.number().int() }),
});
export type Defence = z.infer<typeof Defence>;

export const DefenceBody = z.strictObject({ language: DefenceLanguage, prompt: text(4_000, 'the prompt'), code: text(20_000, 'the program') });
export type DefenceBody = z.infer<typeof DefenceBody>;

const Params = z.strictObject({ slug: Slug });
export const defenceContract = {
  'GET /api/arena/defences/:slug': { params: Params, reply: Defence },
  'POST /api/arena/defences/:slug/rounds': { params: Params, body: DefenceBody, maxBytes: 128 * 1024, reply: DefenceResult },
} as const satisfies Contract;
