// Every metric as a file: its verdict with what it stands on, and its trend period by period.
import { writeCsv } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { MetricState } from './contract.ts';
import type { FigureSource } from './figures.ts';
import { readEffectiveness } from './read-effectiveness.ts';

type Cell = string | number | boolean | null | undefined;

const HEADER = ['metric', 'version', 'kind', 'from', 'to', 'events', 'records', 'per', 'value', 'low', 'high', 'teams_begun', 'verdict', 'grade', 'reasons', 'clusters', 'ratio', 'ratio_low', 'ratio_high', 'confidence', 'minimum_detectable', 'upper_bound', 'lot_p'];

export const trendsCsv = async (ctx: Ctx, source?: FigureSource): Promise<string> => {
  const { metrics } = await readEffectiveness(ctx, source);
  return writeCsv([HEADER, ...metrics.flatMap(linesOf).map((row) => row.map(written))]);
};

/** Without the last digits, in which computers differ. */
const written = (cell: Cell): string | number => (typeof cell === 'number' && Number.isFinite(cell) ? Number(cell.toPrecision(12)) : String(cell ?? ''));

const linesOf = ({ metric: { id, version, per }, result, basis, trend }: MetricState): Cell[][] => {
  const scaled = (range: { estimate: number; low: number; high: number } | null): Cell[] => (range === null ? [null, null, null] : [range.estimate * per, range.low * per, range.high * per]);
  const { effect } = result;
  const verdict = [result.verdict, result.grade, result.reasons.join(' '), result.clusters, effect?.estimate, effect?.low, effect?.high, result.confidence, result.minimumDetectable, result.upperBound === null ? null : result.upperBound * per, result.lotP];
  const summary = (kind: string, counted: { events: number | null; of: number | null }, range: typeof result.level, rest: Cell[] = []): Cell[] => [id, version, kind, null, basis.look.on, counted.events, counted.of, per, ...scaled(range), null, ...rest];
  return [
    summary('verdict', { events: null, of: null }, null, verdict),
    summary('without training', result.before, null),
    summary('with training', result.after, null),
    summary('last window', { events: null, of: null }, result.level),
    ...(result.corrected === null ? [] : [summary('last window, corrected', { events: null, of: null }, result.corrected)]),
    ...trend.map((point) => [id, version, 'period', point.from, point.to, point.events, point.of, per, ...scaled(point.interval), point.begun]),
  ];
};
