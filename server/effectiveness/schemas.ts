// The shapes of effectiveness: what a metric is, what a verdict says, and what it stands on.
import { z } from 'zod';

export const MetricId = z.enum(['ai_tool_data_exposure', 'ai_code_review_catch_rate', 'prompt_injection_in_new_code', 'secret_exposure_in_ai_tools']);
export type MetricId = z.infer<typeof MetricId>;

/** `reduction` is relative to what would be without training; `level` is a share reached; `zero` is no event in a window. */
export const Target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reduction'), by: z.number(), withinMonths: z.number() }),
  z.strictObject({ kind: z.literal('level'), atLeast: z.number(), withinMonths: z.number() }),
  z.strictObject({ kind: z.literal('zero'), windowMonths: z.number() }),
]);
export type Target = z.infer<typeof Target>;

export const Metric = z.strictObject({
  id: MetricId,
  /** Goes up with any change of what is counted; figures of two versions are never compared. */
  version: z.number().int(),
  name: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  source: z.string(),
  exclusions: z.array(z.string()),
  baselineMethod: z.string(),
  method: z.string(),
  /** Events of trials, or counts over exposure. */
  family: z.enum(['binomial', 'poisson']),
  /** Figures are shown per this many of the denominator. */
  per: z.number(),
  /** Which way is better. */
  better: z.enum(['down', 'up']),
  target: Target,
});
export type Metric = z.infer<typeof Metric>;

export const Verdict = z.enum(['met', 'improving', 'no-change-shown', 'worse', 'not-enough-data']);
export type Verdict = z.infer<typeof Verdict>;

/** How figures came about: A order of teams by lot, B teams that wait beside teams that began, C one series, D before and after alone. */
export const DesignGrade = z.enum(['A', 'B', 'C', 'D']);
export type DesignGrade = z.infer<typeof DesignGrade>;

/** Why a verdict is what it is, beside its numbers; the page makes the sentence. */
export const VerdictReason = z.enum([
  'too-few-records',
  'too-few-teams',
  'too-few-points',
  'nothing-side-by-side',
  'no-events-at-all',
  'does-not-settle',
  'cannot-detect-target',
  'before-after-only',
  'lot-does-not-agree',
  'target-holds-without-change',
  'zero-expected-anyway',
  'no-events-after',
  'no-events-before',
  'no-figures',
  'no-baseline',
  'baseline-too-late',
  'nobody-trained',
  'before-first-look',
  'too-few-people',
]);
export type VerdictReason = z.infer<typeof VerdictReason>;

const Range = z.strictObject({ estimate: z.number(), low: z.number(), high: z.number() });

export const MetricResult = z.strictObject({
  metric: MetricId,
  metricVersion: z.number().int(),
  verdict: Verdict,
  grade: DesignGrade,
  reasons: z.array(VerdictReason),
  clusters: z.number().int(),
  /** Records (trials or exposure) and events without training and with it. */
  before: z.strictObject({ events: z.number(), of: z.number() }),
  after: z.strictObject({ events: z.number(), of: z.number() }),
  /** Share or rate with training over what it would be without, 1 is no change; `high` is null where nothing bounds it. */
  effect: z.strictObject({ estimate: z.number(), low: z.number(), high: z.number().nullable() }).nullable(),
  confidence: z.number(),
  /** Share or rate of the last window. */
  level: Range.nullable(),
  /** The same, corrected for what the detector misses and flags wrongly (Rogan & Gladen 1978); null until a sample was labelled. */
  corrected: Range.nullable(),
  /** The ratio nearest to 1 that these data would have shown four times in five. */
  minimumDetectable: z.number().nullable(),
  /** One-sided upper bound of the rate of the last window, where nothing happened in it. */
  upperBound: z.number().nullable(),
  /** How sure these data are of the target, 0 to 1: shown as words, never as success. */
  chanceOfTarget: z.number().nullable(),
  /** Whether the window itself satisfies the target, whatever caused it. */
  isTargetReached: z.boolean(),
  /** Two-sided p over all lots that could have been drawn, for grade A. */
  lotP: z.number().nullable(),
});
export type MetricResult = z.infer<typeof MetricResult>;
