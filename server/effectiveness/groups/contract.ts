// The HTTP contract of figures by tier and team.
import { z } from 'zod';
import type { Contract } from '../../platform/http/contract.ts';
import { MetricId } from '../schemas.ts';

const Day = z.iso.date();

/** Of a small team the ends are bands, and rates are not shown: "none of them" says something about each. */
export const GroupFigure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exact'), events: z.number(), estimate: z.number(), low: z.number(), high: z.number() }),
  z.object({ kind: z.literal('band'), from: z.number(), to: z.number() }),
  z.object({ kind: z.literal('records-only') }),
]);
export type GroupFigure = z.infer<typeof GroupFigure>;

export const WhyHidden = z.enum(['too-few-people', 'too-few-seen', 'not-all-report-to-you', 'shields-another']);

/** `figure` is null where there is nothing to count, and for hidden teams, whose people and records are left out as well. */
export const TeamFigure = z.object({ teamId: z.uuid(), team: z.string(), people: z.number().int().nullable(), records: z.number().nullable(), figure: GroupFigure.nullable(), hidden: WhyHidden.nullable() });
export type TeamFigure = z.infer<typeof TeamFigure>;

/** Teams that are shown, added up by the highest tier that at least half of their people are in. */
export const TierFigure = z.object({ tier: z.number().int(), teams: z.number().int(), people: z.number().int(), records: z.number(), figure: GroupFigure.nullable() });
export type TierFigure = z.infer<typeof TierFigure>;

/** `isCounted`: there is a record of anybody between the days, in whatever team. */
export const GroupReport = z.object({ metric: MetricId, name: z.string(), per: z.number(), atLeast: z.number().int(), from: Day, to: Day, isCounted: z.boolean(), tiers: z.array(TierFigure), teams: z.array(TeamFigure) });
export type GroupReport = z.infer<typeof GroupReport>;

export const groupsContract = {
  /** The last quarter, as 13 whole weeks, from the baseline on at the earliest. */
  'GET /api/effectiveness/groups': { query: z.strictObject({ metric: MetricId }), reply: GroupReport },
  'GET /api/effectiveness/groups.csv': { query: z.strictObject({ metric: MetricId }), reply: 'file' },
} as const satisfies Contract;
