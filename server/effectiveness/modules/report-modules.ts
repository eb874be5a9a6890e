// What becomes of each module, by the behaviour it is there for: what the rule says now, and what was decided.
import { recallAfter } from '../../learning/index.ts';
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import type { FigureSource } from '../figures.ts';
import { linkedModules } from '../modules-of.ts';
import { readEffectiveness } from '../read-effectiveness.ts';
import type { ModuleLine, ModuleReport } from './contract.ts';
import { moduleNumbers, proposalOf } from './module-numbers.ts';
import { shownOf } from './shown-of.ts';
import { listDecisions } from './store-decisions.ts';

const RECALL_DAYS = 30;

export const reportModules = async (ctx: Ctx, source?: FigureSource): Promise<ModuleReport> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const [{ metrics }, modules, log] = await Promise.all([readEffectiveness(ctx, source), linkedModules(ctx), listDecisions(ctx)]);
  const recalls = new Map(await Promise.all(modules.map(async ({ slug }) => [slug, await recallAfter(ctx, slug, RECALL_DAYS)] as const)));
  const lines = modules.flatMap(({ slug, title, behaviours }) => metrics.flatMap((state): ModuleLine[] => {
    const shown = behaviours.filter(({ metric }) => metric === state.metric.id).map(({ text }) => text);
    if (shown.length === 0) return [];
    const numbers = moduleNumbers(state, recalls.get(slug)!);
    const { decision, ground } = proposalOf(numbers);
    return [{ module: slug, title, metric: state.metric.id, metricName: state.metric.name, behaviours: shown, proposed: decision, ground, numbers, ...shownOf(numbers) }];
  }));
  const measured = new Set<string>(metrics.map(({ metric }) => metric.id));
  const unmeasured = modules.flatMap(({ slug, title, behaviours }) => {
    const left = behaviours.filter(({ metric }) => !measured.has(metric)).map(({ text }) => text);
    return left.length === 0 ? [] : [{ module: slug, title, behaviours: left }];
  });
  return { lines, shared: sharedOf(lines), unmeasured, log };
};

/** No order by lot and no date tells which of several modules moved a metric. */
const sharedOf = (lines: readonly ModuleLine[]): ModuleReport['shared'] =>
  [...Map.groupBy(lines, ({ metric }) => metric)].flatMap(([metric, of]) => (of.length < 2 ? [] : [{ metric, metricName: of[0]!.metricName, modules: of.map(({ title }) => title) }]));
