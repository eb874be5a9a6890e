// One line per person in a module: state, units, minutes, quiz, policy.
import type { PersonLine } from '../../server/learning/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { formatDay, formatNumber, formatPercent, t } from '../ui/messages.ts';
import { Pager } from '../ui/pager.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import type { ProgressSearch } from './progress-filters.tsx';
import { ProgressPart } from './progress-part.tsx';

export function PeopleReport({ search }: { search: ProgressSearch }) {
  const report = useApi('GET /api/reports/people', { query: search }, { placeholderData: (earlier) => earlier });
  if (report.isPending) return <Loading />;
  if (report.isError) return <Failing error={report.error} retry={() => void report.refetch()} />;
  const { people, total, page, perPage, moduleTitle } = report.data;
  if (people.length === 0) return <EmptyState says={t('learning.progress.none')} />;
  return (
    <ProgressPart title={t('learning.progress.people', { module: moduleTitle })} isWanted={Object.keys(search).some((name) => name !== 'module')}>
      <p className="aside" role="status">{t('learning.progress.total', { count: total })}</p>
      <Table isStacked="running" caption={t('learning.progress.people', { module: moduleTitle })} isCaptionHidden columns={columns()} rows={people} rowId={({ personId }) => personId} />
      <Pager page={page} pages={Math.ceil(total / perPage)} toPage={(page) => paths.progress({ ...search, page })} />
    </ProgressPart>
  );
}

const columns = (): readonly Column<PersonLine>[] => [
  { id: 'person', title: t('learning.progress.person'), show: (person) => <Link to={paths.person(person.personId)}><span data-content>{person.name}</span></Link> },
  { id: 'teams', title: t('learning.progress.teams'), show: ({ teams }) => <span data-content>{teams.join(', ') || '–'}</span> },
  { id: 'state', title: t('learning.progress.state'), show: ({ state, isAsked }) => <><span className="cell-whole">{t(`learning.state.${state}`)}</span>{isAsked ? '' : ` (${t('learning.progress.free')})`}</> },
  { id: 'units', title: t('learning.progress.units'), align: 'end', show: ({ unitsDone, units }) => `${unitsDone}/${units}` },
  { id: 'minutes', title: t('learning.progress.minutes'), align: 'end', show: ({ minutes }) => formatNumber(minutes, { maximumFractionDigits: 0 }) },
  { id: 'quiz', title: t('learning.progress.quiz'), show: ({ quizScore, quizAttempts }) => (quizScore === null ? '–' : t('learning.progress.attempts', { score: formatPercent(quizScore), count: quizAttempts })) },
  { id: 'done', title: t('learning.progress.done'), show: ({ doneAt }) => (doneAt === null ? '–' : <time className="cell-whole" dateTime={doneAt}>{formatDay(doneAt)}</time>) },
  { id: 'policy', title: t('learning.progress.policy'), show: ({ hasAcknowledgedPolicy }) => (hasAcknowledgedPolicy ? t('learning.progress.policy-yes') : t('learning.progress.policy-no')) },
];
