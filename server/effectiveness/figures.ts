// Where figures come from: the door of signals, as one list of events of records by team and week for each metric.
import { countIntegrations, countInteractions, countPeopleBehind, countPullRequests } from '../signals/index.ts';
import { type Ctx, systemViewer } from '../platform/context.ts';
import { addDays } from './periods.ts';
import type { MetricId } from './schemas.ts';

/** `period` is the ISO date of the first day of a week; `teamId` is null where nobody knows whose the records are. */
export type Figure = { teamId: string | null; period: string; events: number; of: number };
/** Days as YYYY-MM-DD, `to` is the first day that no longer counts. */
export type Span = { from: string; to: string };
/** What was seen of what there was, where a metric stands on something that not every record carries. */
export type Coverage = { seen: number; of: number };
export type Figures = { figures: Figure[]; coverage: Coverage | null };
export type FigureSource = (ctx: Ctx, metric: MetricId, span: Span) => Promise<Figures>;
/** How many different people the records of each team are from; null where a record is a piece of code that a whole team answers for. */
export type PeopleSource = (ctx: Ctx, metric: MetricId, span: Span) => Promise<ReadonlyMap<string, number> | null>;

// Signals count for owners; what managers see of it is decided here, after it was counted.
export const signalFigures: FigureSource = async (given, metric, { from, to }) => {
  const ctx: Ctx = { ...given, viewer: systemViewer('effectiveness') };
  const asked = { from, to: addDays(to, -1), by: 'week' } as const;
  if (metric === 'ai_tool_data_exposure') return { figures: (await countInteractions(ctx, asked)).map(({ teamId, period, interactions: of, exposed: events }) => ({ teamId, period, events, of })), coverage: null };
  if (metric === 'secret_exposure_in_ai_tools') return { figures: (await countInteractions(ctx, asked)).map(({ teamId, period, interactions: of, withSecret: events }) => ({ teamId, period, events, of })), coverage: null };
  if (metric === 'prompt_injection_in_new_code') return { figures: (await countIntegrations(ctx, asked)).map(({ teamId, period, integrations: of, withNewFinding: events }) => ({ teamId, period, events, of })), coverage: null };
  const pulls = await countPullRequests(ctx, asked);
  const sum = (of: 'pullRequests' | 'withProvenance'): number => pulls.reduce((total, each) => total + each[of], 0);
  // Who leaves trailers out would look reviewed: how many say at all who wrote them stands beside the rate.
  return { figures: pulls.map(({ teamId, period, aiWritten: of, reviewed: events }) => ({ teamId, period, events, of })).filter(({ of }) => of > 0), coverage: { seen: sum('withProvenance'), of: sum('pullRequests') } };
};

export const signalPeople: PeopleSource = async (given, metric, { from, to }) => {
  if (metric === 'prompt_injection_in_new_code') return null;
  return countPeopleBehind({ ...given, viewer: systemViewer('effectiveness') }, metric === 'ai_code_review_catch_rate' ? 'pull-requests' : 'interactions', { from, to: addDays(to, -1) });
};
