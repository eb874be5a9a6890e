// Accuracy against epsilon as lines with intervals, each told apart by shape and dash as well as colour; the numbers are one key away.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { formatNumber, formatPercent, t } from '../../ui/messages.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { type Point, wilson } from './sweep.ts';

export type PlotLine = { id: string; title: string; points: readonly Point[] };

const SHAPES = ['circle', 'square', 'triangle', 'diamond'] as const;
const HEIGHT = 300;
const EDGE = { left: 44, right: 16, top: 12, bottom: 40 };
const [MOST_X, TICKS_X, TICKS_Y] = [0.3, [0, 0.1, 0.2, 0.3], [0, 25, 50, 75, 100]] as const;

/** `title` says what was found. */
export function Plot({ title, lines }: { title: string; lines: readonly PlotLine[] }) {
  const { ref, width } = useWidth();
  const x = (epsilon: number): number => EDGE.left + (epsilon / MOST_X) * (width - EDGE.left - EDGE.right);
  const y = (share: number): number => EDGE.top + (1 - share) * (HEIGHT - EDGE.top - EDGE.bottom);
  return (
    <figure className="plot">
      <figcaption>{title}</figcaption>
      <ul className="plot-legend">
        {lines.map(({ id, title }, at) => (
          <li key={id} data-line={at}>
            <svg width="34" height="14" aria-hidden="true">
              <line x1="1" x2="33" y1="7" y2="7" className="plot-line" />
              <Mark at={at} x={17} y={7} />
            </svg>
            {title}
          </li>
        ))}
      </ul>
      <div ref={ref}>
        <svg width={width} height={HEIGHT} role="img" aria-label={t('adversarial.plot.label', { title })}>
          {TICKS_Y.map((tick) => (
            <g key={tick} className="plot-tick">
              <line x1={EDGE.left} x2={width - EDGE.right} y1={y(tick / 100)} y2={y(tick / 100)} />
              <text x={EDGE.left - 6} y={y(tick / 100) + 4} textAnchor="end">{tick}</text>
            </g>
          ))}
          {TICKS_X.map((tick) => (
            <text key={tick} className="plot-tick" x={x(tick)} y={HEIGHT - 20} textAnchor="middle">{formatNumber(tick)}</text>
          ))}
          <text className="plot-axis" x={width - EDGE.right} y={HEIGHT - 4} textAnchor="end">{t('adversarial.plot.x')}</text>
          {lines.map(({ id, points }, at) => (
            <g key={id} data-line={at}>
              {points.map(({ epsilon, right, of }) => {
                const { low, high } = wilson(right, of);
                return <line key={epsilon} className="plot-interval" x1={x(epsilon)} x2={x(epsilon)} y1={y(low)} y2={y(high)} />;
              })}
              <polyline className="plot-line" points={points.map(({ epsilon, right, of }) => `${x(epsilon)},${y(right / of)}`).join(' ')} />
              {points.map(({ epsilon, right, of }) => <Mark key={epsilon} at={at} x={x(epsilon)} y={y(right / of)} />)}
            </g>
          ))}
        </svg>
      </div>
      <details>
        <summary>{t('adversarial.plot.numbers')}</summary>
        <Numbers title={title} lines={lines} />
      </details>
    </figure>
  );
}

function Numbers({ title, lines }: { title: string; lines: readonly PlotLine[] }) {
  const rows = lines[0]?.points.map(({ epsilon }, at) => ({ epsilon, at })) ?? [];
  type Row = (typeof rows)[number];
  const cell = (line: PlotLine) => ({ at }: Row): ReactNode => {
    const { right, of } = line.points[at]!;
    const { low, high } = wilson(right, of);
    return t('adversarial.plot.cell', { share: formatPercent((100 * right) / of), low: formatPercent(100 * low), high: formatPercent(100 * high) });
  };
  const columns: Column<Row>[] = [{ id: 'epsilon', title: 'ε', show: ({ epsilon }) => formatNumber(epsilon) }, ...lines.map((line) => ({ id: line.id, title: line.title, show: cell(line) }))];
  return <Table caption={t('adversarial.plot.table', { title })} columns={columns} rows={rows} rowId={({ epsilon }) => `${epsilon}`} isStacked />;
}

function Mark({ at, x, y }: { at: number; x: number; y: number }) {
  const shape = SHAPES[at % SHAPES.length]!;
  if (shape === 'circle') return <circle className="plot-mark" cx={x} cy={y} r={4.5} />;
  const corners = { square: [[-4, -4], [4, -4], [4, 4], [-4, 4]], triangle: [[0, -5.5], [5.5, 4.5], [-5.5, 4.5]], diamond: [[0, -6], [6, 0], [0, 6], [-6, 0]] }[shape];
  return <polygon className="plot-mark" points={corners.map(([dx, dy]) => `${x + dx!},${y + dy!}`).join(' ')} />;
}

/** Drawn in real pixels, so that its words stay readable on a phone. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(560);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const watching = new ResizeObserver(() => setWidth(Math.max(240, element.clientWidth)));
    watching.observe(element);
    return () => watching.disconnect();
  }, []);
  return { ref, width };
}
