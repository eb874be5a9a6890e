// A short lesson as people write it: what it answers, the lab to practise, its sources and one question, in front of three minutes of text.
import { z } from 'zod';
import { Slug } from './slug.ts';
import { BankFile, ClaimEntry } from './source-schemas.ts';

const Text = z.string().trim().min(1, 'write something here');
const Day = z.iso.date('write a day as 2027-05-24');

/** What scanners call a rule: ours, or those of anybody, e.g. `py/sql-injection`. */
const Rule = z.string().regex(/^[A-Za-z0-9][\w./:-]{0,199}$/, 'write the id of a rule, without spaces');
export const WEAKNESS_GROUPS = ['structured', 'generic', 'personal', 'dlp'] as const;

export const Found = z.strictObject({
  rules: z.array(Rule).default([]),
  /** What is found in prompts and no rule is named for. */
  groups: z.array(z.enum(WEAKNESS_GROUPS, `write one of ${WEAKNESS_GROUPS.join(', ')}`)).default([]),
  cwe: z.array(z.string().regex(/^CWE-\d+$/, 'write it as CWE-89')).default([]),
});
export type Found = z.infer<typeof Found>;

export const ShortFront = z.strictObject({
  title: Text,
  summary: Text,
  found: Found.refine(({ rules, groups, cwe }) => rules.length + groups.length + cwe.length > 0, 'name at least one rule, group or CWE that this lesson answers'),
  lab: Slug.optional(),
  owner: Text,
  reviewedOn: Day,
  expiresOn: Day,
  claims: z.array(ClaimEntry).default([]),
  question: z.strictObject({ text: Text, options: BankFile.element.shape.options }),
});
export type ShortFront = z.infer<typeof ShortFront>;
