// The files of content/ as people write them; strict, so that a misspelt field is named and not ignored.
import { z } from 'zod';
import { Slug } from './schemas.ts';

const Text = z.string().trim().min(1, 'write something here');
const Day = z.iso.date('write a day as 2027-05-24');
const Minutes = z.int().min(1).max(120);
const Ids = z.array(Slug).default([]);
/** Each a lab, or a list of which one is enough. */
const AskedLabs = z
  .array(z.union([Slug, z.array(Slug).min(2)], 'write a lab, or a list of labs of which one is enough'))
  .default([])
  .transform((labs) => labs.map((each) => [each].flat()));
const Covers = z.strictObject({ risks: Ids, focus: Ids, objectives: Ids });
const NoCovers = { risks: [], focus: [], objectives: [] };
const TierId = z.int().min(1).max(3);

export const TiersFile = z.strictObject({
  tiers: z
    .array(
      z.strictObject({
        id: TierId,
        title: Text,
        who: Text,
        summary: Text,
        risks: z.array(z.strictObject({ id: Slug, text: Text, why: Text })).min(1),
        focus: z.array(z.strictObject({ id: Slug, text: Text })).min(1),
      }),
    )
    .min(1),
});

export const BehavioursFile = z.strictObject({
  behaviours: z.array(z.strictObject({ id: Slug, text: Text, metric: z.string().regex(/^[a-z][a-z0-9_]*$/, 'write a metric in small letters and underscores'), tier: TierId })).min(1),
});

const Unit = z
  .strictObject({ slug: Slug, title: Text, minutes: Minutes, lesson: Text.optional(), quiz: Text.optional(), draw: z.int().min(1).max(50).optional() })
  .refine(({ lesson, quiz }) => (lesson === undefined) !== (quiz === undefined), 'give each unit either a lesson or a quiz');

export const ModuleFile = z.strictObject({
  title: Text,
  tier: TierId,
  summary: Text,
  owner: Text,
  reviewedOn: Day,
  expiresOn: Day,
  objectives: z.array(z.strictObject({ id: Slug, text: Text })).min(1),
  rules: z.array(z.strictObject({ id: Slug, text: Text, why: Text })).default([]),
  covers: Covers,
  behaviours: Ids,
  frameworks: z.strictObject({
    owaspLlm: z.array(z.string().regex(/^LLM\d\d:2025$/, 'write it as LLM02:2025')).default([]),
    owaspAgentic: z.array(z.string().regex(/^ASI\d\d$/, 'write it as ASI02')).default([]),
    atlas: z.array(z.string().regex(/^AML\.T\d{4}(\.\d{3})?$/, 'write it as AML.T0057')).default([]),
    cwe: z.array(z.string().regex(/^CWE-\d+$/, 'write it as CWE-89')).default([]),
  }),
  completion: z.strictObject({ units: z.union([z.literal('all'), z.array(Slug).min(1)], 'write all, or a list of units').default('all'), quizPassMark: z.int().min(0).max(100).default(80), labs: AskedLabs }),
  units: z.array(Unit).min(1),
  sittings: z.array(z.strictObject({ title: Text, from: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, 'write unit, or unit/step') })).default([]),
});
export type ModuleFile = z.infer<typeof ModuleFile>;

export const ClaimEntry = z
  .strictObject({ id: Slug, says: Text, source: Text, url: z.url({ protocol: /^https?$/, error: 'write an address that begins with https' }).optional(), measured: Text.optional(), checkedOn: Day, expiresOn: Day })
  .refine(({ url, measured }) => url !== undefined || measured !== undefined, 'give the `url` of the source, or `measured:` with how and when')
  .refine(({ checkedOn, expiresOn }) => checkedOn < expiresOn, '`expiresOn` has to come after `checkedOn`');
export const LessonFront = z.strictObject({ title: Text, covers: Covers.default(NoCovers), claims: z.array(ClaimEntry).default([]) });
export type LessonFront = z.infer<typeof LessonFront>;

export const ScenariosFile = z
  .array(
    z.strictObject({
      id: Slug,
      origin: z.enum(['seed', 'ours'], 'write seed or ours'),
      situation: Text,
      answer: z.enum(['safe', 'unsafe'], 'write safe or unsafe'),
      rule: Slug,
      explanation: Text,
      policy: z.strictObject({ hosting: z.enum(['hosted', 'local']), dataClass: Slug, tool: z.enum(['approved', 'unapproved']) }).optional(),
      covers: Covers.default(NoCovers),
    }),
  )
  .min(1);

export const BankFile = z
  .array(
    z.strictObject({
      id: Slug,
      covers: Covers.default(NoCovers),
      question: Text,
      options: z
        .array(z.strictObject({ text: Text, right: z.boolean().default(false), because: Text }))
        .min(3, 'give 3 or 4 options')
        .max(4, 'give 3 or 4 options')
        .refine((options) => options.filter(({ right }) => right).length === 1, 'mark exactly one option with `right: true`'),
    }),
  )
  .min(1);
export type BankFile = z.infer<typeof BankFile>;
