// Groups, never names: a team that is too small says so instead of showing a figure.
import type { Share, TeamLine } from '../../server/learning/schemas.ts';
import { useApi } from '../api.ts';
import { formatNumber, formatPercent, t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';

const share = (value: Share): string => ('percent' in value ? formatPercent(value.percent) : t('learning.teams.band', { from: formatPercent(value.from), to: formatPercent(value.to) }));

export function TeamsReport({ module }: { module: string | undefined }) {
  const report = useApi('GET /api/reports/teams', { query: module === undefined ? {} : { module } });
  if (report.isPending) return <Loading />;
  if (report.isError) return <Failing error={report.error} retry={() => void report.refetch()} />;
  const { teams, atLeast, moduleTitle } = report.data;
  return (
    <section className="stack">
      <h2>{t('learning.teams.title')}</h2>
      <p className="aside">{t('learning.teams.note', { count: atLeast })}</p>
      <Table caption={t('learning.teams.of', { module: moduleTitle })} isCaptionHidden columns={columns(atLeast)} rows={teams} rowId={({ teamId }) => teamId} />
    </section>
  );
}

type Figures = NonNullable<TeamLine['figures']>;

const figure = (id: string, title: string, show: (figures: Figures) => string): Column<TeamLine> => ({
  id,
  title,
  align: 'end',
  show: ({ figures }) => (figures === null ? <span className="figure-hidden">{t('learning.teams.hidden')}</span> : show(figures)),
});

const columns = (atLeast: number): readonly Column<TeamLine>[] => [
  { id: 'team', title: t('learning.progress.team'), show: ({ team, figures }) => <><span data-content>{team}</span>{figures === null && <> <span className="aside team-why">{t('learning.teams.why', { count: atLeast })}</span></>}</> },
  { id: 'people', title: t('learning.teams.people'), align: 'end', show: ({ people }) => people ?? '–' },
  figure('begun', t('learning.teams.begun'), ({ begun }) => share(begun)),
  figure('done', t('learning.progress.done'), ({ done }) => share(done)),
  figure('passed', t('learning.teams.passed'), ({ passedQuiz }) => share(passedQuiz)),
  figure('policy', t('learning.progress.policy'), ({ acknowledgedPolicy }) => share(acknowledgedPolicy)),
  figure('minutes', t('learning.teams.minutes'), ({ medianMinutes }) => (medianMinutes === null ? '–' : formatNumber(medianMinutes, { maximumFractionDigits: 0 }))),
];
