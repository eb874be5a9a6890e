// How likely the change of the target is to show, month by month: a line with its numbers behind it.
import type { Plan } from '../../server/effectiveness/contract.ts';
import { formatPercent, t } from '../ui/messages.ts';
import { type Column, Table } from '../ui/table.tsx';

type Point = Plan['curve'][number];

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [640, 260, 64, 34, 14, 14];
const ENOUGH = 0.8;

export function PowerChart({ curve }: { curve: readonly Point[] }) {
  const most = Math.max(...curve.map(({ months }) => months));
  const x = (months: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * months) / most;
  const y = (power: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - power);
  const line = curve.map(({ months, power }, at) => `${at === 0 ? 'M' : 'L'}${x(months).toFixed(1)} ${y(power).toFixed(1)}`).join('');
  const first = curve.find(({ power }) => power >= ENOUGH);
  return (
    <figure className="effectiveness-chart">
      <figcaption>{t('effectiveness.chart.title')}</figcaption>
      {/* The table says the same; a drawing of it read out point by point helps nobody. */}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((power) => (
          <g key={power}>
            <line className="chart-rule" x1={LEFT} x2={WIDTH - RIGHT} y1={y(power)} y2={y(power)} />
            <text className="chart-word" x={LEFT - 8} y={y(power) + 4} textAnchor="end">{formatPercent(100 * power)}</text>
          </g>
        ))}
        {[6, 12, 18, 24].filter((months) => months <= most).map((months) => <text key={months} className="chart-word" x={x(months)} y={HEIGHT - 8} textAnchor="middle">{months}</text>)}
        <line className="chart-target" x1={LEFT} x2={WIDTH - RIGHT} y1={y(ENOUGH)} y2={y(ENOUGH)} />
        <path className="chart-line" d={line} />
        {first !== undefined && <circle className="chart-point" cx={x(first.months)} cy={y(first.power)} r="5" />}
      </svg>
      <p className="small soft">{t('effectiveness.chart.enough')}</p>
      <details>
        <summary>{t('effectiveness.chart.numbers')}</summary>
        <Table caption={t('effectiveness.chart.title')} isCaptionHidden columns={columns()} rows={curve} rowId={({ months }) => String(months)} />
      </details>
    </figure>
  );
}

const columns = (): readonly Column<Point>[] => [
  { id: 'months', title: t('effectiveness.chart.months'), show: ({ months }) => months },
  { id: 'power', title: t('effectiveness.chart.power'), align: 'end', show: ({ power }) => formatPercent(100 * power) },
];
