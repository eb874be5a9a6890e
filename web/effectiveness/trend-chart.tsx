// What a metric shows over time: its interval as a band, baseline, target and the days teams began, with the numbers in a table.
import { useId } from 'react';
import type { MetricState, TrendPoint } from '../../server/effectiveness/contract.ts';
import { formatDate, formatDay, formatNumber, t } from '../ui/messages.ts';
import { type Column, Table } from '../ui/table.tsx';
import { findingOf } from './finding.ts';
import { formatLevel, formatRange, formatTick } from './format-level.ts';

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [720, 280, 64, 44, 14, 14];
const FEWEST = 2;

type Scale = { x: (day: string) => number; y: (value: number) => number; top: number };
type Drawn = TrendPoint & { interval: NonNullable<TrendPoint['interval']> };

export function TrendChart({ state }: { state: MetricState }) {
  const { metric, trend } = state;
  const points = trend.filter((point): point is Drawn => point.interval !== null);
  if (points.length === 0) return null;
  const finding = findingOf(state);
  return (
    <figure className="effectiveness-chart">
      <figcaption>{finding}</figcaption>
      {points.length >= FEWEST && <Drawing state={state} points={points} />}
      <details>
        <summary>{t('effectiveness.chart.numbers')}</summary>
        <Table caption={t('effectiveness.trend.table', { metric: metric.name })} isCaptionHidden columns={columnsOf(state)} rows={trend} rowId={({ from }) => from} />
      </details>
    </figure>
  );
}

function Drawing({ state, points }: { state: MetricState; points: readonly Drawn[] }) {
  const id = useId();
  const scale = scaleOf(state, points);
  const { x, y, top } = scale;
  const before = baselineLevel(state);
  const target = targetLevel(state, before);
  const marks = state.marks.filter(({ on }) => on >= points[0]!.from);
  // Where nothing was counted before training, the drawing begins after the baseline.
  const isShaded = state.baseline !== null && x(state.baseline.startsOn) < x(state.baseline.endsOn);
  const middle = ({ from, to }: TrendPoint): number => (x(from) + x(to)) / 2;
  const band = [...points.map((point) => `${middle(point).toFixed(1)} ${y(point.interval.high).toFixed(1)}`), ...points.toReversed().map((point) => `${middle(point).toFixed(1)} ${y(point.interval.low).toFixed(1)}`)];
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{t('effectiveness.trend.title', { metric: state.metric.name })}</title>
        <desc id={`${id}-desc`}>{described(state, points)}</desc>
        {isShaded && <rect className="trend-baseline" x={x(state.baseline!.startsOn)} width={x(state.baseline!.endsOn) - x(state.baseline!.startsOn)} y={TOP} height={HEIGHT - TOP - BOTTOM} />}
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line className="chart-rule" x1={LEFT} x2={WIDTH - RIGHT} y1={y(top * part)} y2={y(top * part)} />
            <text className="chart-word" x={LEFT - 8} y={y(top * part) + 4} textAnchor="end">{formatTick(state.metric, top * part)}</text>
          </g>
        ))}
        {/* Cut off where it leaves the drawing: few records make intervals that say little else. */}
        <polygon className="trend-band" points={band.join(' ')} />
        {before !== null && <line className="trend-before" x1={LEFT} x2={WIDTH - RIGHT} y1={y(before)} y2={y(before)} />}
        {target !== null && <line className="chart-target" x1={LEFT} x2={WIDTH - RIGHT} y1={y(target)} y2={y(target)} />}
        {marks.map(({ on }) => (
          <g key={on}>
            <line className="trend-mark" x1={x(on)} x2={x(on)} y1={TOP} y2={HEIGHT - BOTTOM} />
            <path className="trend-mark-foot" d={`M${x(on)} ${HEIGHT - BOTTOM}l-5 8h10z`} />
          </g>
        ))}
        <path className="chart-line" d={points.map((point, at) => `${at === 0 ? 'M' : 'L'}${middle(point).toFixed(1)} ${y(point.interval.estimate).toFixed(1)}`).join('')} />
        {points.map((point) => <circle key={point.from} className="chart-point" cx={middle(point)} cy={y(point.interval.estimate)} r="4" />)}
        <text className="chart-word" data-content x={LEFT} y={HEIGHT - 8}>{formatDate(points[0]!.from, MONTH)}</text>
        <text className="chart-word" data-content x={WIDTH - RIGHT} y={HEIGHT - 8} textAnchor="end">{formatDate(points.at(-1)!.to, MONTH)}</text>
      </svg>
      <p className="small soft trend-legend">
        {t('effectiveness.trend.legend')} {isShaded && `${t('effectiveness.trend.legend.baseline')} `}{before !== null && `${t('effectiveness.trend.legend.before', { level: formatLevel(state.metric, before) })} `}{target !== null && `${t('effectiveness.trend.legend.target', { level: formatLevel(state.metric, target) })} `}{marks.length > 0 && t('effectiveness.trend.legend.marks')}
      </p>
    </>
  );
}

const MONTH: Intl.DateTimeFormatOptions = { month: 'short', year: 'numeric' };

const scaleOf = (state: MetricState, points: readonly Drawn[]): Scale => {
  const [from, to] = [Date.parse(points[0]!.from), Date.parse(points.at(-1)!.to)];
  const wanted = Math.max(...points.map(({ interval }) => Math.min(interval.high, 3 * interval.estimate + 1e-9)), ...points.map(({ interval }) => interval.estimate), targetLevel(state, baselineLevel(state)) ?? 0);
  const top = niceAbove(wanted > 0 ? wanted : 1 / state.metric.per, state.metric.family === 'binomial' ? 1 : Number.POSITIVE_INFINITY);
  const within = (value: number): number => Math.min(Math.max(value, 0), top);
  return {
    top,
    x: (day) => LEFT + (WIDTH - LEFT - RIGHT) * Math.min(1, Math.max(0, (Date.parse(day) - from) / (to - from))),
    y: (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - within(value) / top),
  };
};

const niceAbove = (value: number, most: number): number => {
  const size = 10 ** Math.floor(Math.log10(value));
  return Math.min(most, [1, 2, 4, 5, 8, 10].map((step) => step * size).find((step) => step >= value * 0.999) ?? value);
};

/** What the periods of the baseline showed together. */
const baselineLevel = ({ baseline, trend }: MetricState): number | null => {
  if (baseline === null) return null;
  const inside = trend.filter(({ from }) => baseline.startsOn <= from && from <= baseline.endsOn);
  const of = inside.reduce((sum, point) => sum + point.of, 0);
  return of === 0 ? null : inside.reduce((sum, point) => sum + point.events, 0) / of;
};

/** Of a reduction the line is a guide: the verdict asks what would be without training, not what was. */
const targetLevel = ({ metric: { target } }: MetricState, before: number | null): number | null => {
  if (target.kind === 'level') return target.atLeast;
  return target.kind === 'zero' ? 0 : before === null ? null : before * (1 - target.by);
};

const described = (state: MetricState, points: readonly Drawn[]): string => {
  const [first, last] = [points[0]!, points.at(-1)!];
  const say = ({ from, interval }: Drawn) => ({ on: formatDate(from), level: formatLevel(state.metric, interval.estimate) });
  return `${t('effectiveness.trend.desc', { count: points.length, first: say(first).on, firstLevel: say(first).level, last: say(last).on, lastLevel: say(last).level })} ${findingOf(state)}`;
};

const columnsOf = ({ metric }: MetricState): readonly Column<TrendPoint>[] => [
  { id: 'from', title: t('effectiveness.trend.from'), show: ({ from }) => <time dateTime={from}>{formatDay(from)}</time> },
  { id: 'counted', title: t('effectiveness.trend.counted'), align: 'end', show: ({ events }) => formatNumber(events) },
  { id: 'of', title: t('effectiveness.trend.of'), align: 'end', show: ({ of }) => formatNumber(of) },
  { id: 'level', title: t('effectiveness.trend.level'), align: 'end', show: ({ interval }) => (interval === null ? '–' : formatLevel(metric, interval.estimate)) },
  { id: 'interval', title: t('effectiveness.trend.interval'), align: 'end', show: ({ interval }) => (interval === null ? '–' : formatRange(metric, interval)) },
  { id: 'begun', title: t('effectiveness.trend.begun'), align: 'end', show: ({ begun }) => begun },
];
