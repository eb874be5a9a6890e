// What comes out of curriculum: the body of each kind of content as published, and the routes that show it.
import { z } from 'zod';
import type { Contract } from '../platform/http/contract.ts';
import type { BillingExercise } from './exercises/billing.ts';
import type { OrderExercise } from './exercises/order.ts';
import type { PatternExercise } from './exercises/pattern.ts';
import type { SpotExercise } from './exercises/spot.ts';
import type { TargetExercise } from './exercises/target.ts';
import type { CaptureFile, IgnoreFilesFile } from './sample-schemas.ts';
import type { Found } from './short-schemas.ts';
import { Slug } from './slug.ts';

export { Slug };
/** SHA-256 of a published piece of content, in hexadecimal. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'a content version is 64 hexadecimal digits');
const Day = z.iso.date();
const Text = z.string();

export const KINDS = ['module', 'lesson', 'scenarios', 'quiz', 'practice', 'tiers', 'behaviours', 'policy', 'capture', 'ignore-files', 'exercise', 'lab', 'short'] as const;
export type Kind = (typeof KINDS)[number];

/** Ids from tiers.yaml and from the module's objectives that a piece of content serves. */
export type Covers = { risks: string[]; focus: string[]; objectives: string[] };

// Modules and lessons

export type ModuleUnit = {
  slug: string;
  title: string;
  minutes: number;
  /** The file it is written in; exactly one of the two is there. */
  lesson?: string;
  quiz?: string;
  /** Quizzes only: how many items a person gets. */
  draw?: number;
  /** Empty for a quiz. */
  steps: { id: string; title: string; minutes: number }[];
};

export type ModuleBody = {
  slug: string;
  title: string;
  tier: number;
  summary: string;
  owner: string;
  reviewedOn: string;
  expiresOn: string;
  /** What its units add up to. */
  minutes: number;
  objectives: { id: string; text: string }[];
  rules: { id: string; text: string; why: string }[];
  covers: Covers;
  behaviours: string[];
  frameworks: { owaspLlm: string[]; owaspAgentic: string[]; atlas: string[]; cwe: string[] };
  /** The one rule for ledger, LMS and evidence. */
  /** Of each list of labs one has to be passed. */
  completion: { units: 'all' | string[]; quizPassMark: number; labs: string[][] };
  units: ModuleUnit[];
  /** `from` is `unit` or `unit/step`; minutes up to the next one. */
  sittings: { title: string; from: string; minutes: number }[];
};

export type Claim = {
  /** As printed in the text, from 1 in the order of first mention. */
  number: number;
  id: string;
  says: string;
  source: string;
  url: string | null;
  /** How and when, where the source is our own measurement. */
  measured: string | null;
  checkedOn: string;
  expiresOn: string;
};

/** `html` was made from Markdown with HTML turned off; an embed's name is one the page registers. */
export type Block = { kind: 'prose'; html: string } | { kind: 'embed'; name: string; props: Record<string, string> };
export type LessonStep = { id: string; title: string; minutes: number; blocks: Block[] };

export type LessonBody = { module: string; unit: string; title: string; minutes: number; covers: Covers; claims: Claim[]; steps: LessonStep[] };

// Items and scenarios: right answers stay on the server until the answer is in

export type Item = { id: string; covers: Covers; question: string; options: { text: string; right: boolean; because: string }[] };
/** A quiz, or the items of a module's lessons. */
export type BankBody = { module: string; items: Item[] };

export type PolicyQuestion = { hosting: 'hosted' | 'local'; dataClass: string; tool: 'approved' | 'unapproved' };
export type Scenario = {
  id: string;
  origin: 'seed' | 'ours';
  situation: string;
  answer: 'safe' | 'unsafe';
  rule: string;
  explanation: string;
  policy?: PolicyQuestion;
  covers: Covers;
};
/** The module's rules go along, so that one version says all that an answer was judged by. */
export type ScenariosBody = { module: string; rules: ModuleBody['rules']; scenarios: Scenario[] };

// Short lessons: three minutes on one weakness, for whoever had a finding of it and for anybody else

export type ShortBody = {
  title: string;
  summary: string;
  minutes: number;
  /** What it answers. */
  found: Found;
  /** The lab to practise, by its slug. */
  lab: string | null;
  owner: string;
  reviewedOn: string;
  expiresOn: string;
  claims: Claim[];
  sections: { title: string; html: string }[];
  question: { text: string; options: Item['options'] };
};

// What modules refer to

const Tier = z.object({
  id: z.number().int().min(1).max(3),
  title: Text,
  who: Text,
  summary: Text,
  risks: z.array(z.object({ id: Slug, text: Text, why: Text })),
  focus: z.array(z.object({ id: Slug, text: Text })),
});
export type Tier = z.infer<typeof Tier>;
export type TiersBody = { tiers: Tier[] };

export type BehavioursBody = { behaviours: { id: string; text: string; metric: string; tier: number }[] };

/** Recorded requests of a real client, and a sample repository. */
export type CaptureBody = CaptureFile;
export type IgnoreFilesBody = IgnoreFilesFile;
/** Data of an exercise that the page judges; `embed` says which sort. */
export type ExerciseBody = BillingExercise | OrderExercise | PatternExercise | SpotExercise | TargetExercise;
export type { BillingExercise, OrderExercise, PatternExercise, SpotExercise, TargetExercise };
export type { Limits } from './exercises/billing.ts';

// The policy: strict, because the owner sends it

const Line = z.string().trim().min(1, 'write something here').max(200);
export const POLICY_KEYS = ['hosted-approved', 'hosted-unapproved', 'local-approved', 'local-unapproved'] as const;
export const PolicyText = z.strictObject({
  title: Line.default('AI tool policy'),
  dataClasses: z.array(z.strictObject({ id: Slug, title: Line, examples: z.string().trim().max(1000) })).min(1, 'name at least one class of data').max(20),
  tools: z
    .array(z.strictObject({ id: Slug, title: Line, hosting: z.enum(['hosted', 'local']), approved: z.boolean(), note: z.string().trim().max(1000).default('') }))
    .max(100),
  allowed: z.strictObject({ 'hosted-approved': z.array(Slug), 'hosted-unapproved': z.array(Slug), 'local-approved': z.array(Slug), 'local-unapproved': z.array(Slug) }),
});
export type PolicyText = z.infer<typeof PolicyText>;
/** Numbered, so that saving an earlier text again is a version of its own. */
export type PolicyBody = PolicyText & { number: number; whatChanged: string | null };

/** Kinds that other capabilities hand in are theirs to type. */
export type Bodies = {
  module: ModuleBody;
  lesson: LessonBody;
  scenarios: ScenariosBody;
  quiz: BankBody;
  practice: BankBody;
  tiers: TiersBody;
  behaviours: BehavioursBody;
  policy: PolicyBody;
  capture: CaptureBody;
  'ignore-files': IgnoreFilesBody;
  exercise: ExerciseBody;
  lab: unknown;
  short: ShortBody;
};

/** One published version. Slugs: `module`, `module/unit` for a lesson, `module/name` for a capture or an exercise, the kind's own word for what is there once. */
export type Content<K extends Kind = Kind> = { [Each in K]: { hash: string; kind: Each; slug: string; locale: string; title: string; tier: number | null; publishedAt: Date; body: Bodies[Each] } }[K];

// Replies

const Framework = z.array(z.string());
export const CatalogueModule = z.object({
  slug: Slug,
  version: Hash,
  title: Text,
  tier: z.number().int(),
  summary: Text,
  minutes: z.number(),
  units: z.array(z.object({ slug: Slug, title: Text, minutes: z.number(), kind: z.enum(['lesson', 'quiz']) })),
  sittings: z.array(z.object({ title: Text, from: z.string(), minutes: z.number() })),
  reviewedOn: Day,
  expiresOn: Day,
  /** Past its day: the page says that a content review is due. */
  isExpired: z.boolean(),
});
export type CatalogueModule = z.infer<typeof CatalogueModule>;
/** With the titles of what its lessons show, by the name that an embed calls it by. */
export const CatalogueEntry = CatalogueModule.extend({ exercises: z.array(z.object({ name: z.string(), title: Text })) });
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

export const CatalogueShort = z.object({ slug: Slug, title: Text, summary: Text, minutes: z.number() });
export type CatalogueShort = z.infer<typeof CatalogueShort>;

/** A short lesson without what would give its answer away. */
export const ShortPage = CatalogueShort.extend({
  version: Hash,
  sections: z.array(z.object({ title: Text, html: Text })),
  claims: z.array(z.object({ number: z.number().int(), id: Slug, says: Text, source: Text, url: Text.nullable(), measured: Text.nullable(), checkedOn: Day, expiresOn: Day, isExpired: z.boolean() })),
  question: z.object({ text: Text, options: z.array(Text) }),
  lab: z.object({ slug: Slug, title: Text }).nullable(),
  reviewedOn: Day,
  expiresOn: Day,
  isExpired: z.boolean(),
});
export type ShortPage = z.infer<typeof ShortPage>;

/** What each option would have been; nothing is recorded. */
export const ShortFeedback = z.object({ isRight: z.boolean(), options: z.array(z.object({ isRight: z.boolean(), because: Text })) });
export type ShortFeedback = z.infer<typeof ShortFeedback>;

/** A module in full, without anything that would give an answer away. */
export const ModulePage = CatalogueModule.extend({
  owner: Text,
  objectives: z.array(z.object({ id: Slug, text: Text })),
  rules: z.array(z.object({ id: Slug, text: Text, why: Text })),
  risks: z.array(z.object({ id: Slug, text: Text })),
  focus: z.array(z.object({ id: Slug, text: Text })),
  behaviours: z.array(z.object({ id: Slug, text: Text })),
  frameworks: z.object({ owaspLlm: Framework, owaspAgentic: Framework, atlas: Framework, cwe: Framework }),
  completion: z.object({ units: z.union([z.literal('all'), z.array(Slug)]), quizPassMark: z.number(), labs: z.array(z.array(Slug)) }),
  /** How many sources its lessons name, and how many are past their day. */
  claims: z.object({ count: z.number().int(), expired: z.number().int() }),
});
export type ModulePage = z.infer<typeof ModulePage>;

export const TierPage = Tier.extend({ modules: z.array(z.object({ slug: Slug, title: Text, minutes: z.number(), covers: z.array(Slug) })) });
export type TierPage = z.infer<typeof TierPage>;

export const PolicyPage = z.object({
  version: Hash,
  number: z.number().int(),
  savedAt: z.iso.datetime(),
  /** In the words of whoever saved it; null for the template that comes with content, first or changed. */
  whatChanged: z.string().nullable(),
  /** True while it is still the template that BeforeTab brings. */
  isTemplate: z.boolean(),
  policy: PolicyText,
});
export type PolicyPage = z.infer<typeof PolicyPage>;
export const PolicyVersionLine = PolicyPage.omit({ policy: true, isTemplate: true });
export type PolicyVersionLine = z.infer<typeof PolicyVersionLine>;

export const PolicySave = z.strictObject({
  policy: PolicyText,
  /** Read by everyone who is asked to acknowledge the new version. */
  whatChanged: z.string().trim().min(5, 'say in a sentence what changed').max(500),
  /** The version you started from: a save on top of somebody else's is refused. */
  basedOn: Hash,
});
export type PolicySave = z.infer<typeof PolicySave>;

export const ContentReview = z.object({
  id: z.uuid(),
  kind: z.enum(KINDS),
  slug: z.string(),
  title: Text,
  /** `module`, or `claim:<id>`. */
  about: z.string(),
  /** The claim; null for a module. */
  says: Text.nullable(),
  /** Whose module it is; null for a claim. */
  owner: Text.nullable(),
  expiredOn: Day,
  queuedAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  note: z.string().nullable(),
});
export type ContentReview = z.infer<typeof ContentReview>;
export const ContentReviewDone = z.strictObject({ note: z.string().trim().min(5, 'say in a sentence what you checked').max(1000) });
export type ContentReviewDone = z.infer<typeof ContentReviewDone>;

const ModuleParams = z.strictObject({ slug: Slug });
const CaptureParams = z.strictObject({ module: Slug, name: Slug });
const HashParams = z.strictObject({ hash: Hash });
/** What the parser's owner makes of it for the page, e.g. the LabBundle of `labs`. */
const Shown = z.record(z.string(), z.unknown());

export const curriculumContract = {
  'GET /api/catalogue': { reply: z.object({ modules: z.array(CatalogueEntry) }) },
  'GET /api/modules/:slug': { params: ModuleParams, reply: ModulePage },
  'GET /api/short': { reply: z.object({ lessons: z.array(CatalogueShort) }) },
  'GET /api/short/:slug': { params: ModuleParams, reply: ShortPage },
  'GET /api/short/:slug/feedback': { params: ModuleParams, query: z.strictObject({ version: Hash, option: z.coerce.number().int().min(0).max(3) }), reply: ShortFeedback },
  'GET /api/tiers': { reply: z.object({ tiers: z.array(TierPage) }) },
  'GET /api/captures/:module/:name': { params: CaptureParams, reply: z.object({ version: Hash, title: Text, capture: Shown }) },
  'GET /api/ignore-files/:module': { params: z.strictObject({ module: Slug }), reply: z.object({ version: Hash, exercise: Shown }) },
  'GET /api/exercises/:module/:name': { params: CaptureParams, reply: z.object({ version: Hash, exercise: Shown }) },
  'GET /api/labs/:slug': { params: ModuleParams, reply: z.object({ version: Hash, lab: Shown }) },
  'GET /api/labs/checks/:hash': { params: HashParams, reply: 'file' },
  'GET /api/try': { reply: z.object({ version: Hash, lab: Shown }).nullable() },
  'GET /api/policy': { reply: PolicyPage },
  'GET /api/policy/versions': { reply: z.object({ versions: z.array(PolicyVersionLine) }) },
  'PUT /api/policy': { body: PolicySave, reply: PolicyPage },
  'GET /api/content-reviews': { query: z.strictObject({ state: z.enum(['open', 'done']).default('open') }), reply: z.object({ reviews: z.array(ContentReview) }) },
  'POST /api/content-reviews/:id': { params: z.strictObject({ id: z.uuid() }), body: ContentReviewDone, reply: ContentReview },
} satisfies Contract;
