// How many people have a note, or would: steps of five by lesson and week, so that no figure leads to one of them.
import type { Loop, LoopFigures as Figures } from '../../server/signals/loop/schemas.ts';
import { formatDate, formatNumber, t } from '../ui/messages.ts';
import { type Column, Table } from '../ui/table.tsx';

type Line = Figures['lines'][number];

export function LoopFigures({ loop: { mode, figures, marks } }: { loop: Loop }) {
  const counts: (readonly [words: string, people: number])[] = [
    [t('loop.people'), figures.people],
    [t('loop.waited'), figures.waited],
    [t('loop.unanswered'), figures.unanswered],
    ...(marks === null ? [] : ([[t('loop.done'), marks.done], [t('loop.not-mine'), marks.notMine]] as const)),
  ];
  const columns: Column<Line>[] = [
    { id: 'lesson', title: t('loop.table.lesson'), show: ({ title }) => <span data-content>{title}</span> },
    ...figures.weeks.map((week, at) => ({ id: week, title: t('loop.table.week', { day: formatDate(week, { day: 'numeric', month: 'short' }) }), align: 'end' as const, show: ({ weeks }: Line) => <span className="numbers">{inWords(weeks[at] ?? 0)}</span> })),
  ];
  // A line of nothing but "fewer than 5" says as much by not standing here.
  const shown = figures.lines.filter(({ weeks }) => weeks.some((people) => people > 0));
  return (
    <section className="signals-part" aria-labelledby="loop-figures">
      <h2 id="loop-figures">{t(mode === 'on' ? 'loop.figures.on' : 'loop.figures.dry-run')}</h2>
      <p className="soft">{t('loop.figures.span', { from: formatDate(figures.from), to: formatDate(figures.to) })}</p>
      <dl className="signals-counts">
        {counts.map(([words, people]) => <div key={words}><dd className="numbers">{inWords(people)}</dd><dt>{words}</dt></div>)}
      </dl>
      <Table caption={t('loop.table')} columns={columns} rows={shown} rowId={({ slug }) => slug} empty={t(figures.lines.length === 0 ? 'loop.none' : 'loop.few-all')} isStacked />
      {shown.length > 0 && shown.length < figures.lines.length && <p className="soft small">{t('loop.few-each', { count: figures.lines.length - shown.length })}</p>}
    </section>
  );
}

/** `people` is rounded down to a step of five. */
const inWords = (people: number): string => (people === 0 ? t('loop.few') : t('loop.steps', { from: formatNumber(people), to: formatNumber(people + 4) }));
