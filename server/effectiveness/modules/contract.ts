// The HTTP contract of modules and what becomes of them.
import { z } from 'zod';
import type { Contract } from '../../platform/http/contract.ts';
import { DesignGrade, MetricId, Verdict } from '../schemas.ts';

const Instant = z.iso.datetime();

export const ModuleDecision = z.enum(['keep', 'revise', 'replace', 'collect']);
export type ModuleDecision = z.infer<typeof ModuleDecision>;
export const DecisionGround = z.enum(['too-few-quarters', 'too-small-to-matter', 'behaviour-improves', 'little-is-learnt', 'little-is-kept', 'behaviour-unknown']);
export type DecisionGround = z.infer<typeof DecisionGround>;

/** The numbers a decision stands on, as they were. Relative improvement: 0.2 is a fifth better; an open end is null. */
export const DecisionNumbers = z.object({
  verdict: Verdict,
  grade: DesignGrade,
  quarters: z.number().int(),
  improvementLow: z.number().nullable(),
  improvementHigh: z.number().nullable(),
  confidence: z.number(),
  /** The ratio with training over without, nearest to 1, that would have shown four times in five. */
  minimumDetectable: z.number().nullable(),
  couldShowAFifth: z.boolean(),
  clusters: z.number().int(),
  before: z.object({ events: z.number(), of: z.number() }),
  after: z.object({ events: z.number(), of: z.number() }),
  /** Of cards answered 30 days or more after the module: the share that was right; null under 30 answers. */
  recall: z.number().nullable(),
  recallAnswers: z.number().int(),
});
export type DecisionNumbers = z.infer<typeof DecisionNumbers>;

/** The change as it may be said; shares, never below nothing. What a word does not need is 0. */
export const ShownChange = z.object({ is: z.enum(['not-known', 'better', 'worse', 'either', 'better-from', 'better-to', 'worse-from']), low: z.number(), high: z.number() });
export type ShownChange = z.infer<typeof ShownChange>;

export const LoggedDecision = z.object({
  id: z.uuid(),
  decidedAt: Instant,
  module: z.string(),
  metric: MetricId,
  metricVersion: z.number().int(),
  proposed: ModuleDecision,
  ground: DecisionGround,
  decided: ModuleDecision,
  why: z.string().nullable(),
  numbers: DecisionNumbers,
  isJudged: z.boolean(),
  change: ShownChange,
});
export type LoggedDecision = z.infer<typeof LoggedDecision>;

/** One module and one metric that would show its behaviours. */
export const ModuleLine = z.object({
  module: z.string(),
  title: z.string(),
  metric: MetricId,
  metricName: z.string(),
  behaviours: z.array(z.string()),
  proposed: ModuleDecision,
  ground: DecisionGround,
  numbers: DecisionNumbers,
  isJudged: z.boolean(),
  change: ShownChange,
});
export type ModuleLine = z.infer<typeof ModuleLine>;

export const ModuleReport = z.object({
  lines: z.array(ModuleLine),
  /** Metrics that several modules teach to: each has one change, of all of them together. */
  shared: z.array(z.object({ metric: MetricId, metricName: z.string(), modules: z.array(z.string()) })),
  /** Behaviours that none of the four metrics would show. */
  unmeasured: z.array(z.object({ module: z.string(), title: z.string(), behaviours: z.array(z.string()) })),
  log: z.array(LoggedDecision),
});
export type ModuleReport = z.infer<typeof ModuleReport>;

/** `why` is asked for where it differs from the rule. */
export const DecideModule = z.strictObject({ module: z.string().min(1).max(100), metric: MetricId, decided: ModuleDecision, why: z.string().trim().max(500).nullable() });
export type DecideModule = z.infer<typeof DecideModule>;

export const modulesContract = {
  'GET /api/effectiveness/modules': { reply: ModuleReport },
  'GET /api/effectiveness/modules.csv': { reply: 'file' },
  /** Adds a line to the log, with the numbers of this moment. */
  'POST /api/effectiveness/modules/decisions': { body: DecideModule, reply: LoggedDecision },
} as const satisfies Contract;
