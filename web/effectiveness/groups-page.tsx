// One metric by tier and team: for owners and auditors, and for managers of whole teams. Groups, never names.
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { GroupFigure, GroupReport, TeamFigure, TierFigure } from '../../server/effectiveness/groups/contract.ts';
import type { MetricId } from '../../server/effectiveness/schemas.ts';
import { apiUrl, useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { hasRole, usePerson } from '../shell/session.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, formatNumber, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Select } from '../ui/text-input.tsx';
import './effectiveness.css';
import { formatLevel, formatRange, formatTick } from './format-level.ts';
import { effectivenessMessages } from './messages.ts';

addMessages(effectivenessMessages);

const METRICS: Record<MetricId, true> = { ai_tool_data_exposure: true, ai_code_review_catch_rate: true, prompt_injection_in_new_code: true, secret_exposure_in_ai_tools: true };
const isMetric = (id: unknown): id is MetricId => typeof id === 'string' && Object.hasOwn(METRICS, id);

export function GroupsPage() {
  const search: { metric?: unknown } = useSearch({ strict: false });
  const navigate = useNavigate();
  const metric = isMetric(search.metric) ? search.metric : 'ai_tool_data_exposure';
  const report = useApi('GET /api/effectiveness/groups', { query: { metric } });
  const isEmpty = report.data?.teams.length === 0;
  const seesAll = hasRole(usePerson(), 'owner', 'auditor');
  const where = [{ label: t('shell.progress'), to: paths.progress() }, ...(seesAll ? [{ label: t('effectiveness.title'), to: paths.effectiveness() }] : [])];
  return (
    <Page title={t('effectiveness.groups.title')} where={where} lead={t('effectiveness.groups.lead')} actions={isEmpty ? undefined : <Link to={apiUrl('GET /api/effectiveness/groups.csv', { query: { metric } })}>{t('effectiveness.figures.csv')}</Link>}>
      <div className="field-row effectiveness-form" hidden={isEmpty}>
        <Select label={t('effectiveness.groups.metric')} value={metric} onValue={(id) => void navigate({ to: paths.effectivenessGroups(), search: { metric: id }, resetScroll: false })} options={Object.keys(METRICS).filter(isMetric).map((id) => ({ value: id, label: t(`effectiveness.metric.${id}`) }))} />
      </div>
      {report.isPending && <Loading />}
      {report.isError && <Failing error={report.error} retry={() => void report.refetch()} />}
      {report.isSuccess && <Report report={report.data} />}
    </Page>
  );
}

function Report({ report }: { report: GroupReport }) {
  const { atLeast, tiers, teams, from, to, isCounted } = report;
  if (teams.length === 0) return <NoTeam />;
  if (!isCounted) return <Uncounted from={formatDate(from)} to={formatDate(to)} />;
  return (
    <>
      <p className="soft">{t('effectiveness.groups.span', { from: formatDate(from), to: formatDate(to) })} {t('effectiveness.groups.note', { count: atLeast })}</p>
      {tiers.length > 0 && (
        <section className="effectiveness-part" aria-labelledby="tiers">
          <h2 id="tiers">{t('effectiveness.groups.tiers')}</h2>
          <p>{t('effectiveness.groups.tiers.says')}</p>
          <Table isStacked="running" caption={t('effectiveness.groups.tiers')} isCaptionHidden columns={tierColumns(report)} rows={tiers} rowId={({ tier }) => String(tier)} />
        </section>
      )}
      <section className="effectiveness-part" aria-labelledby="teams">
        <h2 id="teams">{t('effectiveness.groups.teams')}</h2>
        <Table isStacked="running" caption={t('effectiveness.groups.teams')} isCaptionHidden columns={teamColumns(report)} rows={teams} rowId={({ teamId }) => teamId} />
      </section>
    </>
  );
}

/** Every team would say the same. */
function Uncounted(days: { from: string; to: string }) {
  const seesSignals = hasRole(usePerson(), 'owner', 'auditor');
  return <EmptyState title={t('effectiveness.groups.uncounted')} says={t('effectiveness.groups.uncounted.says', days)} action={seesSignals ? <Link to={paths.signals()}>{t('effectiveness.groups.uncounted.signals')}</Link> : <Link to={paths.progress()}>{t('shell.progress')}</Link>} />;
}

/** A manager cannot make teams. */
function NoTeam() {
  const seesTeams = hasRole(usePerson(), 'owner', 'auditor');
  return <EmptyState title={t('effectiveness.groups.empty')} says={t('effectiveness.groups.empty.says')} action={seesTeams ? <Link to={paths.teams()}>{t('effectiveness.groups.empty.teams')}</Link> : <Link to={paths.progress()}>{t('shell.progress')}</Link>} />;
}

const level = (report: GroupReport, figure: GroupFigure | null): string => {
  if (figure === null) return t('effectiveness.groups.none');
  if (figure.kind === 'records-only') return t('effectiveness.groups.records-only');
  return figure.kind === 'band' ? t('effectiveness.groups.band', { from: formatTick(report, figure.from), to: formatLevel(report, figure.to) }) : formatLevel(report, figure.estimate);
};
const interval = (report: GroupReport, figure: GroupFigure | null): string => (figure?.kind === 'exact' ? formatRange(report, figure) : '–');

const tierColumns = (report: GroupReport): readonly Column<TierFigure>[] => [
  { id: 'tier', title: t('effectiveness.groups.tier'), show: ({ tier }) => t('effectiveness.groups.tier.of', { tier: String(tier) }) },
  { id: 'teams', title: t('effectiveness.groups.teams'), align: 'end', show: ({ teams }) => teams },
  { id: 'people', title: t('effectiveness.groups.people'), align: 'end', show: ({ people }) => people },
  { id: 'records', title: t('effectiveness.groups.records'), align: 'end', show: ({ records }) => formatNumber(records) },
  { id: 'figure', title: t('effectiveness.groups.figure'), align: 'end', show: ({ figure }) => level(report, figure) },
  { id: 'interval', title: t('effectiveness.groups.interval'), align: 'end', show: ({ figure }) => interval(report, figure) },
];

const teamColumns = (report: GroupReport): readonly Column<TeamFigure>[] => [
  { id: 'team', title: t('effectiveness.groups.team'), show: ({ team, hidden }) => <><span data-content>{team}</span>{hidden !== null && <> <span className="small soft">({t(`effectiveness.groups.hidden.${hidden}`, { k: String(report.atLeast) })})</span></>}</> },
  { id: 'people', title: t('effectiveness.groups.people'), align: 'end', show: ({ people }) => people ?? '–' },
  { id: 'records', title: t('effectiveness.groups.records'), align: 'end', show: ({ records }) => (records === null ? '–' : formatNumber(records)) },
  { id: 'figure', title: t('effectiveness.groups.figure'), align: 'end', show: ({ figure, hidden }) => (hidden === null ? level(report, figure) : '–') },
  { id: 'interval', title: t('effectiveness.groups.interval'), align: 'end', show: ({ figure }) => interval(report, figure) },
];
