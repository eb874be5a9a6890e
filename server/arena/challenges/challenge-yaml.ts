// The schema of challenge.yaml, solutions.yaml and the suites: strict, so that a misspelt field is said and not ignored.
import { z } from 'zod';

const text = z.string().trim().min(1);
const level = z.enum(['easy', 'medium', 'hard', 'expert']);
const disguise = z.enum(['plain', 'folded', 'squeezed', 'reversed', 'base64', 'hex', 'rot13', 'binary', 'decimal', 'morse', 'leet', 'spelled', 'acrostic', 'pig-latin', 'pieces']);
const stems = z.array(z.string().regex(/^[\p{Ll}\p{N}-]+$/u, 'write the beginning of a word in lower case'));

const inputFilter = z.strictObject({ words: z.array(text).min(1), reads: z.enum(['as-written', 'folded', 'decoded']), says: text });
const outputFilter = z.strictObject({ catches: z.array(disguise).min(1), readsToolCalls: z.boolean().default(false), says: text });
const monitor = z.strictObject({ watch: z.number().positive(), alarm: z.number().positive(), decay: z.number().min(0).max(1), coolDownTurns: z.int().min(1).max(10), says: text });
const resistance = z.strictObject({ threshold: z.number(), slips: z.number().min(0).max(1), errors: z.number().min(0).max(1), overshares: z.boolean().default(false) });

const challengeLevel = z.strictObject({
  level,
  summary: text,
  rules: text,
  inputFilter: inputFilter.optional(),
  outputFilter: outputFilter.optional(),
  monitor: monitor.optional(),
  resistance,
  hints: z.array(z.strictObject({ text })).min(1),
  afterSolve: z.strictObject({ why: text, whatWouldHaveStoppedIt: text }),
});

export const challengeYaml = z.strictObject({
  title: text,
  setting: text,
  persona: text,
  greeting: text,
  systemPrompt: text,
  messageTemplate: z.string().includes('{{message}}', 'it has to hold {{message}}').default('{{message}}'),
  messageLabel: text.default('Message'),
  pinned: z.array(text).default([]),
  tools: z.array(z.enum(['look-up-order', 'refund-order', 'send-email'])).default([]),
  orders: z.array(z.strictObject({ id: z.string().regex(/^\d{5}$/, 'five digits'), item: text, status: text, total: z.number().positive(), email: text })).default([]),
  knowledge: z.array(z.strictObject({ about: stems.min(1), says: z.array(text).min(1) })).default([]),
  lines: z.strictObject({ refusals: z.array(text).min(2), offTopic: z.array(text).min(1), thanks: z.array(text).min(1), hello: z.array(text).min(1) }),
  levels: z.array(challengeLevel).min(2, 'a challenge has at least two levels'),
  ordinary: z.array(text).min(3),
});

export const solutionsYaml = z.array(z.strictObject({ level, name: text, seed: text, turns: z.array(text).min(1).max(12), found: z.union([disguise, z.literal('effect')]) }));

const family = z.enum(['direct-ask', 'prompt-reference', 'override', 'authority', 'persuasion', 'fiction', 'translation', 'output-encoding', 'input-obfuscation', 'foreign-language', 'partial', 'guess-confirm', 'continuation', 'format-code', 'fake-transcript', 'indirect-injection', 'refusal-suppression', 'tool-abuse']);

/** Attacks by family. */
export const attacksYaml = z.partialRecord(family, z.array(text));
export const questionsYaml = z.array(text);
export const heldOutDocumentsYaml = z.strictObject({ hidden: z.array(text), honest: z.array(text) });
export const documentsYaml = z.strictObject({ passages: z.array(text), documents: z.array(text) });
