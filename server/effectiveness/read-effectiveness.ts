// Where each metric stands: its definition, its baseline, its figures until today, and the verdict of the last look.
import { halfFinishedOn } from '../learning/index.ts';
import { K_ORGANISATION, listTeams } from '../people/index.ts';
import { type Ctx, mustHaveRole } from '../platform/context.ts';
import type { Effectiveness } from './contract.ts';
import { type FigureSource, signalFigures } from './figures.ts';
import { countPeople } from './groups/read-groups.ts';
import { judgeMetric } from './judge-metric.ts';
import { METRICS, metricOf } from './metrics.ts';
import { modulesOf } from './modules-of.ts';
import { addDays } from './periods.ts';
import { latestAssessments } from './samples/latest-assessments.ts';
import type { Metric } from './schemas.ts';
import { findRollOut, listBaselines } from './store.ts';

/** Two years: a year of looks behind a baseline of up to a year. */
const LONGEST_DAYS = 730;

export const currentMetrics = (): readonly Metric[] => METRICS.filter((metric) => metricOf(metric.id) === metric);

export const readEffectiveness = async (ctx: Ctx, source: FigureSource = signalFigures): Promise<Effectiveness> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const [baselines, rollOut, teams, people, modules, assessments] = await Promise.all([listBaselines(ctx), findRollOut(ctx), listTeams(ctx), countPeople(ctx), modulesOf(ctx), latestAssessments(ctx)]);
  const today = ctx.now().toISOString().slice(0, 10);
  const isLargeEnough = people >= K_ORGANISATION;
  const metrics = await Promise.all(currentMetrics().map(async (metric) => {
    const baseline = baselines.find((closed) => closed.metric === metric.id && closed.metricVersion === metric.version) ?? null;
    const span = { from: baseline?.startsOn ?? addDays(today, -LONGEST_DAYS), to: today };
    const [found, finishedOn] = await Promise.all([source(ctx, metric.id, span), halfFinishedOn(ctx, modules.get(metric.id) ?? [])]);
    return judgeMetric({ ...found, metric, baseline, rollOut: rollOut ?? null, finishedOn, assessment: assessments.get(metric.id) ?? null, today, isLargeEnough });
  }));
  return { metrics, rollOut: rollOut ?? null, teams: teams.filter(({ members }) => members > 0).length, hasSignals: metrics.some(({ records }) => records.of > 0) };
};
