// The HTTP contract of effectiveness.
import { z } from 'zod';
import type { Contract } from '../platform/http/contract.ts';
import { groupsContract } from './groups/contract.ts';
import { modulesContract } from './modules/contract.ts';
import { samplesContract } from './samples/contract.ts';
import { Metric, MetricId, MetricResult } from './schemas.ts';

const Day = z.iso.date();
const Instant = z.iso.datetime();

export const CloseBaseline = z.strictObject({ metric: MetricId, startsOn: Day, endsOn: Day });
export type CloseBaseline = z.infer<typeof CloseBaseline>;

export const Baseline = z.object({ metric: MetricId, metricVersion: z.number().int(), startsOn: Day, endsOn: Day, closedAt: Instant });
export type Baseline = z.infer<typeof Baseline>;

export const DrawRollOut = z.strictObject({ startsOn: Day, steps: z.number().int().min(2).max(12), weeksPerStep: z.number().int().min(1).max(26) });
export type DrawRollOut = z.infer<typeof DrawRollOut>;

/** Steps count from 1; `id` is what the lot was drawn over. */
export const RollOutTeam = z.object({ id: z.uuid(), name: z.string(), step: z.number().int(), startsOn: Day });
export type RollOutTeam = z.infer<typeof RollOutTeam>;

export const RollOut = z.object({ seed: z.string(), startsOn: Day, steps: z.number().int(), weeksPerStep: z.number().int(), drawnAt: Instant, teams: z.array(RollOutTeam) });
export type RollOut = z.infer<typeof RollOut>;

/** Everybody's records in one period; `to` is the first day after it, `begun` how many teams had training when it began. */
export const TrendPoint = z.object({
  from: Day,
  to: Day,
  events: z.number(),
  of: z.number(),
  interval: z.object({ estimate: z.number(), low: z.number(), high: z.number() }).nullable(),
  begun: z.number().int(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

/** `number` of the last look, from 1; 0 and `on` null before the first, `nextOn` null after the last. */
export const MetricBasis = z.object({
  treatedBy: z.enum(['lot', 'finished', 'nobody']),
  startsOn: Day.nullable(),
  look: z.object({ number: z.number().int(), on: Day.nullable(), nextOn: Day.nullable() }),
  looks: z.number().int(),
});

export const MetricState = z.object({
  metric: Metric,
  baseline: Baseline.nullable(),
  result: MetricResult,
  basis: MetricBasis,
  trend: z.array(TrendPoint),
  /** Days on which teams began, and how many. */
  marks: z.array(z.object({ on: Day, teams: z.number().int() })),
  /** What was seen of what there was, e.g. pull requests with provenance of all; null where a metric needs none. */
  coverage: z.object({ seen: z.number(), of: z.number() }).nullable(),
  /** Records in all, and those of nobody known: they count in the trend and in no team. */
  records: z.object({ of: z.number(), unmatched: z.number() }),
});
export type MetricState = z.infer<typeof MetricState>;

export const Effectiveness = z.object({
  metrics: z.array(MetricState),
  rollOut: RollOut.nullable(),
  /** Teams with at least one person, which a roll-out would take. */
  teams: z.number().int(),
  /** Whether any figures have come in from tools and code hosts. */
  hasSignals: z.boolean(),
});
export type Effectiveness = z.infer<typeof Effectiveness>;

/** `baseline` is a share of 0 to 1 or events per record of the metric. */
export const PlanQuery = z.strictObject({
  metric: MetricId,
  teams: z.coerce.number().int().min(1).max(500),
  perTeamPerMonth: z.coerce.number().min(0.01).max(1_000_000),
  baseline: z.coerce.number().min(0.000_001).max(0.99),
});
export type PlanQuery = z.infer<typeof PlanQuery>;

export const Plan = z.object({
  canDrawLots: z.boolean(),
  steps: z.number().int(),
  wanted: z.number(),
  powerInTime: z.number(),
  monthsToProof: z.number().nullable(),
  detectableInTime: z.number().nullable(),
  recordsForLevel: z.number().int().nullable(),
  expectedInWindow: z.number().nullable(),
  /** Chance to show the change of the target, by months of measuring, the period before the first step among them. */
  curve: z.array(z.object({ months: z.number(), power: z.number() })),
});
export type Plan = z.infer<typeof Plan>;

export const effectivenessContract = {
  ...groupsContract,
  ...modulesContract,
  ...samplesContract,
  'GET /api/effectiveness': { reply: Effectiveness },
  'GET /api/effectiveness/trends.csv': { reply: 'file' },
  /** Tagged, with its fonts inside. */
  'GET /api/effectiveness/report.pdf': { reply: 'file' },
  /** Drafts for the organisation's own counsel, from the settings as they are. */
  'GET /api/effectiveness/privacy-pack.md': { reply: 'file' },
  'GET /api/effectiveness/privacy-pack.pdf': { reply: 'file' },
  'GET /api/effectiveness/plan': { query: PlanQuery, reply: Plan },
  /** Fixes the window for good; the window must be over, and the roll-out not begun. */
  'POST /api/effectiveness/baselines': { body: CloseBaseline, reply: Baseline },
  /** Draws the order of teams, once. */
  'POST /api/effectiveness/roll-out': { body: DrawRollOut, reply: RollOut },
} as const satisfies Contract;
