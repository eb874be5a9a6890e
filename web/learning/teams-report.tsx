// Groups, never names: a team that is too small says so instead of showing a figure.
import type { Share, TeamLine } from '../../server/learning/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { formatList, formatNumber, formatPercent, t } from '../ui/messages.ts';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { ProgressPart } from './progress-part.tsx';

const share = (value: Share): string => ('percent' in value ? formatPercent(value.percent) : t('learning.teams.band', { from: formatPercent(value.from), to: formatPercent(value.to) }));

/** `isAlone`: there is nothing else on the page. */
export function TeamsReport({ module, isOwner, isAlone }: { module: string | undefined; isOwner: boolean; isAlone: boolean }) {
  const report = useApi('GET /api/reports/teams', { query: module === undefined ? {} : { module } });
  if (report.isPending) return <Loading />;
  if (report.isError) return <Failing error={report.error} retry={() => void report.refetch()} />;
  const { teams, atLeast, moduleTitle } = report.data;
  const shown = teams.flatMap(({ figures, ...team }) => (figures === null ? [] : [{ ...team, figures }]));
  const hidden = teams.filter(({ figures }) => figures === null).map(({ team }) => team);
  return (
    <ProgressPart title={t('learning.teams.title')} isWanted={isAlone || shown.length === 0}>
      {teams.length === 0 ? <None isOwner={isOwner} /> : <p className="aside">{t('learning.teams.note', { count: atLeast })}</p>}
      {shown.length > 0 && <Table isStacked="running" caption={t('learning.teams.of', { module: moduleTitle })} isCaptionHidden columns={columns()} rows={shown} rowId={({ teamId }) => teamId} />}
      {hidden.length > 0 && <p className="aside">{t('learning.teams.why', { count: atLeast, teams: formatList(hidden) })}</p>}
    </ProgressPart>
  );
}

function None({ isOwner }: { isOwner: boolean }) {
  return <EmptyState says={t(isOwner ? 'learning.teams.none' : 'learning.teams.none.manager')} action={isOwner ? <Link look="quiet" to={paths.teams()}>{t('learning.teams.none.go')}</Link> : undefined} />;
}

type Shown = TeamLine & { figures: NonNullable<TeamLine['figures']> };

const figure = (id: string, title: string, show: (figures: Shown['figures']) => string): Column<Shown> => ({ id, title, align: 'end', show: ({ figures }) => show(figures) });

const columns = (): readonly Column<Shown>[] => [
  { id: 'team', title: t('learning.progress.team'), show: ({ team }) => <span data-content>{team}</span> },
  { id: 'people', title: t('learning.teams.people'), align: 'end', show: ({ people }) => people ?? '–' },
  figure('begun', t('learning.teams.begun'), ({ begun }) => share(begun)),
  figure('done', t('learning.progress.done'), ({ done }) => share(done)),
  figure('passed', t('learning.teams.passed'), ({ passedQuiz }) => share(passedQuiz)),
  figure('policy', t('learning.progress.policy'), ({ acknowledgedPolicy }) => share(acknowledgedPolicy)),
  figure('minutes', t('learning.teams.minutes'), ({ medianMinutes }) => (medianMinutes === null ? '–' : formatNumber(medianMinutes, { maximumFractionDigits: 0 }))),
];
