// What goes in and out of learning: lessons with one's own place, scenarios, quizzes, today, progress and the owner's reports.
import { z } from 'zod';
import { Tier, TierGround } from '../people/index.ts';
import type { Contract } from '../platform/http/contract.ts';
import { ItemLine, MinutesLine, PeopleFilter, PeopleReport, TeamReport } from './report-schemas.ts';
import { ReviewAnswer, ReviewReply, ReviewSet, ReviewsNow } from './review-schemas.ts';
import { Day, Hash, Id, Instant, OptionAt, Page, Percent, Slug, State } from './schema-parts.ts';
import { Confidence, ItemVerdict, SafeOrUnsafe, ScenarioVerdict, ShownItem, ShownScenario } from './verdict-schemas.ts';

export { ItemLine, MinutesLine, PeopleFilter, PeopleReport, PersonLine, Share, TeamLine, TeamReport } from './report-schemas.ts';
export { ReviewAnswer, ReviewCard, ReviewReply, ReviewSet, ReviewsNow } from './review-schemas.ts';
export { State } from './schema-parts.ts';
export { HoldsHere, ItemVerdict, SafeOrUnsafe, ScenarioVerdict, ShownItem, ShownScenario, ToolKind } from './verdict-schemas.ts';

/** Active seconds since the last report; a page left open all night is not an evening of learning. */
const Seconds = z.number().int().min(0).max(86_400);

export const Ground = z.enum(['tier', 'champion', 'own-finding', 'own-choice']);
export type Ground = z.infer<typeof Ground>;
const asked = { dueOn: Day.nullable(), assignmentId: Id.nullable() };
/** Why this is asked of you; the page makes it a sentence. */
export const Reason = z.discriminatedUnion('ground', [
  z.object({ ground: z.literal('tier'), tier: Tier, grounds: z.array(TierGround), ...asked }),
  z.object({ ground: z.literal('champion'), tier: Tier, ...asked }),
  /** What was found, by the name it goes by, e.g. CWE-798. */
  z.object({ ground: z.literal('own-finding'), finding: z.string(), ...asked }),
  z.object({ ground: z.literal('own-choice'), ...asked }),
]);
export type Reason = z.infer<typeof Reason>;
export const UnitKind = z.enum(['lesson', 'quiz']);
export type UnitKind = z.infer<typeof UnitKind>;

// One's own place

export const Place = z.object({ step: z.string().nullable(), stepsDone: z.array(z.string()), seconds: z.number(), isDone: z.boolean(), updatedAt: Instant });
export type Place = z.infer<typeof Place>;
/** The one thing now. `minutesLeft` counts the steps of the unit that are not done. */
export const NextThing = z.object({
  module: Slug,
  moduleTitle: z.string(),
  unit: Slug,
  unitTitle: z.string(),
  kind: UnitKind,
  /** The step to go on with; null when the unit has not been begun, or is a quiz. */
  step: z.string().nullable(),
  minutes: z.number(),
  minutesLeft: z.number(),
  reason: Reason,
});
export type NextThing = z.infer<typeof NextThing>;

export const Today = z.object({
  /** Acknowledge this first; `whatChanged` is null the first time, and where nobody said it. */
  policy: z.object({ version: Hash, title: z.string(), isNew: z.boolean(), whatChanged: z.string().nullable() }).nullable(),
  /** Null when everything asked of you is done. */
  next: NextThing.nullable(),
  /** The sitting that `next` belongs to, and what is left of it. */
  sitting: z.object({ title: z.string(), minutes: z.number(), minutesLeft: z.number() }).nullable(),
  unitsDone: z.number().int(),
  unitsAsked: z.number().int(),
  /** What comes back today of modules that were taken; null when nothing does. */
  reviews: ReviewsNow.nullable(),
});
export type Today = z.infer<typeof Today>;

export const UnitProgress = z.object({
  unit: Slug,
  title: z.string(),
  kind: UnitKind,
  minutes: z.number(),
  state: State,
  seconds: z.number(),
  doneAt: Instant.nullable(),
  /** Quizzes only: the best score so far in per cent. */
  score: Percent.nullable(),
});
export type UnitProgress = z.infer<typeof UnitProgress>;

export const ModuleProgress = z.object({
  module: Slug,
  title: z.string(),
  tier: z.number().int(),
  minutes: z.number(),
  /** Empty: nobody asks this of you; it is open to you all the same. */
  reasons: z.array(Reason),
  state: State,
  doneAt: Instant.nullable(),
  quizPassMark: Percent,
  units: z.array(UnitProgress),
});
export type ModuleProgress = z.infer<typeof ModuleProgress>;

export const Progress = z.object({
  modules: z.array(ModuleProgress),
  acknowledgement: z.object({ version: Hash, at: Instant, isCurrent: z.boolean() }).nullable(),
});
export type Progress = z.infer<typeof Progress>;

/** `answer` is null while it waits; `isReplaced` says that a new outcome took the place of the old one. */
export const Appeal = z.object({ id: Id, outcome: Id, why: z.string(), at: Instant, answer: z.string().nullable(), answeredAt: Instant.nullable(), isReplaced: z.boolean() });
export type Appeal = z.infer<typeof Appeal>;

/** One line of the ledger, as its subject sees it. */
export const OutcomeLine = z.object({
  id: Id,
  at: Instant,
  activity: z.string(),
  kind: z.string(),
  version: z.string(),
  score: Percent.nullable(),
  seconds: z.number().nullable(),
  source: z.enum(['native', 'import']),
  replaces: Id.nullable(),
  /** The outcome that took its place, when there is one. */
  replacedBy: Id.nullable(),
  why: z.string().nullable(),
  appeal: Appeal.nullable(),
});
export type OutcomeLine = z.infer<typeof OutcomeLine>;

// Lessons

export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prose'), html: z.string() }),
  z.object({ kind: z.literal('embed'), name: z.string(), props: z.record(z.string(), z.unknown()) }),
]);
export type Block = z.infer<typeof Block>;
export const LessonStep = z.object({ id: z.string(), title: z.string(), minutes: z.number(), blocks: z.array(Block) });
export type LessonStep = z.infer<typeof LessonStep>;
/** A margin note: number as printed in the text. */
export const Claim = z.object({
  number: z.number().int(),
  id: z.string(),
  says: z.string(),
  source: z.string(),
  url: z.string().nullable(),
  measured: z.string().nullable(),
  checkedOn: Day,
  expiresOn: Day,
  isExpired: z.boolean(),
});
export type Claim = z.infer<typeof Claim>;

/** What never changes for this version of a lesson. */
export const Lesson = z.object({ title: z.string(), minutes: z.number(), locale: z.string(), steps: z.array(LessonStep), claims: z.array(Claim) });
export type Lesson = z.infer<typeof Lesson>;
export const OpenUnit = z.object({
  module: Slug,
  moduleTitle: z.string(),
  unit: Slug,
  unitTitle: z.string(),
  kind: UnitKind,
  minutes: z.number(),
  /** Hand this back with every step and exercise. A quiz unit has the version of its bank. */
  version: Hash,
  /** Null when the unit is a quiz: open that with POST /api/quizzes. */
  lesson: Lesson.nullable(),
  /** The version to hand back with answers to `items`; null when the lesson has none. */
  itemsVersion: Hash.nullable(),
  /** The items that the lesson embeds, by id. */
  items: z.record(z.string(), ShownItem),
  /** Exercises the server knows to be done, besides items, as `explorer/tab-completion`. */
  exercisesSeen: z.array(z.string()),
  place: Place.nullable(),
  /** Of a quiz that this person has begun and not finished: how far it is. */
  quizBegun: z.object({ answered: z.number().int(), of: z.number().int() }).nullable(),
  previous: z.object({ unit: Slug, title: z.string() }).nullable(),
  next: z.object({ unit: Slug, title: z.string() }).nullable(),
});
export type OpenUnit = z.infer<typeof OpenUnit>;

export const StepReport = z.strictObject({
  version: Hash,
  step: Slug,
  /** False on arriving at a step (moves the place), true on finishing it. */
  isDone: z.boolean(),
  seconds: Seconds,
});
export type StepReport = z.infer<typeof StepReport>;

export const StepReply = z.object({
  place: Place,
  /** Step by step, then unit by unit: the module is done when its completion rule says so. */
  isModuleDone: z.boolean(),
});
export type StepReply = z.infer<typeof StepReply>;

/** An exercise that the browser judged: kept as such, and never counted like what the server judged. */
export const ExerciseReport = z.strictObject({
  /** Version of the lesson it stands in. */
  version: Hash,
  step: Slug,
  /** The embed's name, e.g. `explorer`, `lab`, `ignore-files`. */
  name: Slug,
  /** Which one: the capture, the lab; the name again when there is only one. */
  id: Slug,
  outcome: z.enum(['done', 'passed', 'failed']),
  detail: z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()])).refine((detail) => Object.keys(detail).length <= 20, 'at most 20 details'),
  seconds: Seconds,
});
export type ExerciseReport = z.infer<typeof ExerciseReport>;
export const ItemAnswer = z.strictObject({ version: Hash, item: Slug, option: OptionAt });
export type ItemAnswer = z.infer<typeof ItemAnswer>;

// Scenarios

/** How well confidence and being right went together. */
export const Calibration = z.object({
  count: z.number().int(),
  right: z.number().int(),
  /** Mean of (confidence - right or wrong)^2 (Brier 1950): 0 is perfect, 0.25 a coin toss, 1 certain and wrong each time. */
  brier: z.number().min(0).max(1),
  meanConfidence: Percent,
  shareRight: Percent,
  leans: z.enum(['too-sure', 'too-unsure', 'about-right']),
  bands: z.array(z.object({ from: Percent, to: Percent, count: z.number().int(), right: z.number().int(), meanConfidence: Percent })),
});
export type Calibration = z.infer<typeof Calibration>;
export const ScenarioSet = z.object({
  id: Id,
  module: Slug,
  unit: Slug,
  version: Hash,
  scenarios: z.array(ShownScenario),
  /** Null until all are answered. */
  calibration: Calibration.nullable(),
});
export type ScenarioSet = z.infer<typeof ScenarioSet>;
export const ScenarioAnswer = z.strictObject({ scenario: Slug, answer: SafeOrUnsafe, confidence: Confidence });
export type ScenarioAnswer = z.infer<typeof ScenarioAnswer>;
/** `isLast`: the set is complete, its calibration is ready. */
export const ScenarioReply = z.object({ verdict: ScenarioVerdict, answered: z.number().int(), of: z.number().int(), isLast: z.boolean() });
export type ScenarioReply = z.infer<typeof ScenarioReply>;

// Quizzes

export const QuizResult = z.object({
  right: z.number().int(),
  of: z.number().int(),
  score: Percent,
  passMark: Percent,
  isPassed: z.boolean(),
  isModuleDone: z.boolean(),
});
export type QuizResult = z.infer<typeof QuizResult>;

export const Quiz = z.object({
  id: Id,
  module: Slug,
  unit: Slug,
  unitTitle: z.string(),
  version: Hash,
  passMark: Percent,
  items: z.array(ShownItem),
  /** Null until all are answered. */
  result: QuizResult.nullable(),
});
export type Quiz = z.infer<typeof Quiz>;
export const QuizAnswer = z.strictObject({ item: Slug, option: OptionAt });
export type QuizAnswer = z.infer<typeof QuizAnswer>;
export const QuizReply = z.object({ verdict: ItemVerdict, answered: z.number().int(), of: z.number().int(), isLast: z.boolean() });
export type QuizReply = z.infer<typeof QuizReply>;
export const UnitName = z.strictObject({ module: Slug, unit: Slug });
export type UnitName = z.infer<typeof UnitName>;

// Policy and own choice

export const Acknowledgement = z.object({ version: Hash, at: Instant });
export type Acknowledgement = z.infer<typeof Acknowledgement>;
export const OwnChoice = z.strictObject({ module: Slug, dueOn: Day.nullable().default(null) });
export type OwnChoice = z.infer<typeof OwnChoice>;
export const Replacement = z.strictObject({
  /** What the ledger should say from now on, in per cent; null for an outcome without a score. */
  score: Percent.nullable(),
  /** Read by the person concerned. */
  why: z.string().trim().min(10).max(500),
});
export type Replacement = z.infer<typeof Replacement>;
export const AppealAnswer = z.strictObject({ answer: z.string().trim().min(10).max(500), isReplaced: z.boolean(), score: Percent.nullable() });
export type AppealAnswer = z.infer<typeof AppealAnswer>;
export const AppealLine = Appeal.extend({ person: z.object({ id: Id, name: z.string() }), outcome: OutcomeLine });
export type AppealLine = z.infer<typeof AppealLine>;

const IdParams = z.strictObject({ id: Id });

export const learningContract = {
  'GET /api/me/today': { reply: Today },
  'GET /api/me/progress': { reply: Progress },
  /** `results` leaves out steps, single answers and reviews. */
  'GET /api/me/outcomes': { query: z.strictObject({ page: Page, what: z.enum(['all', 'results']).default('all') }), reply: z.object({ outcomes: z.array(OutcomeLine), hasMore: z.boolean() }) },
  'GET /api/me/reviews': { reply: ReviewsNow },
  'POST /api/me/reviews': { reply: ReviewSet },
  'POST /api/me/reviews/:id/answers': { params: IdParams, body: ReviewAnswer, reply: ReviewReply, maxBytes: 4096 },
  'POST /api/me/assignments': { body: OwnChoice, reply: Reason },
  'DELETE /api/me/assignments/:id': { params: IdParams, reply: z.null() },
  'GET /api/units/:module/:unit': { params: UnitName, reply: OpenUnit },
  'POST /api/units/:module/:unit/steps': { params: UnitName, body: StepReport, reply: StepReply, maxBytes: 4096 },
  'POST /api/exercises': { body: ExerciseReport, reply: z.object({ id: Id }), maxBytes: 16_384 },
  'POST /api/items': { body: ItemAnswer, reply: ItemVerdict, maxBytes: 4096 },
  'POST /api/scenario-sets': { body: UnitName, reply: ScenarioSet, maxBytes: 4096 },
  'GET /api/scenario-sets/:id': { params: IdParams, reply: ScenarioSet },
  'POST /api/scenario-sets/:id/answers': { params: IdParams, body: ScenarioAnswer, reply: ScenarioReply, maxBytes: 4096 },
  'POST /api/quizzes': { body: UnitName, reply: Quiz, maxBytes: 4096 },
  'GET /api/quizzes/:id': { params: IdParams, reply: Quiz },
  'POST /api/quizzes/:id/answers': { params: IdParams, body: QuizAnswer, reply: QuizReply, maxBytes: 4096 },
  'POST /api/policy/acknowledgements': { body: z.strictObject({ version: Hash }), reply: Acknowledgement, maxBytes: 4096 },
  'POST /api/outcomes/:id/replacements': { params: IdParams, body: Replacement, reply: OutcomeLine },
  'POST /api/me/outcomes/:id/appeals': { params: IdParams, body: z.strictObject({ why: z.string().trim().min(10).max(1000) }), reply: Appeal, maxBytes: 16_384 },
  'GET /api/appeals': { reply: z.object({ appeals: z.array(AppealLine) }) },
  'POST /api/appeals/:id/answer': { params: IdParams, body: AppealAnswer, reply: Appeal, maxBytes: 16_384 },
  'GET /api/reports/people': { query: PeopleFilter, reply: PeopleReport },
  'GET /api/reports/people.csv': { query: PeopleFilter.omit({ page: true }), reply: 'file' },
  'GET /api/reports/people/:id/outcomes': { params: IdParams, query: z.strictObject({ page: Page }), reply: z.object({ outcomes: z.array(OutcomeLine), hasMore: z.boolean() }) },
  'GET /api/reports/teams': { query: z.strictObject({ module: Slug.optional() }), reply: TeamReport },
  'GET /api/reports/items': { query: z.strictObject({ module: Slug.optional() }), reply: z.object({ items: z.array(ItemLine) }) },
  'GET /api/reports/minutes': { reply: z.object({ units: z.array(MinutesLine) }) },
} satisfies Contract;
