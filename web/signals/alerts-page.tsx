// Alerts of scanners for owners and auditors: what is in the code, since when, and what somebody decided about it.
import { Fragment } from 'react';
import { useLocation } from '@tanstack/react-router';
import type { Alert, AlertList } from '../../server/signals/alerts/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { hasRole, usePerson } from '../shell/session.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, formatDay, formatNumber, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { toolName } from '../ui/tool-name.ts';
import { AlertDecision } from './alert-decision.tsx';
import { type AlertFilter, AlertFilters, LEVELS, ORIGINS, SHOWN, TRIAGES } from './alert-filters.tsx';
import { alertMessages } from './alert-messages.ts';
import { sourceMessages } from './source-messages.ts';
import './sources.css';
import './alerts.css';

addMessages(sourceMessages);
addMessages(alertMessages);

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | undefined => all.find((value) => value === text);
const readFilter = (search: URLSearchParams) => ({
  show: oneOf(SHOWN, search.get('show')),
  triage: oneOf(TRIAGES, search.get('triage')),
  level: oneOf(LEVELS, search.get('level')),
  origin: oneOf(ORIGINS, search.get('origin')),
  tool: search.get('tool') ?? undefined,
  search: search.get('search') ?? undefined,
  page: /^[1-9]\d{0,4}$/.test(search.get('page') ?? '') ? search.get('page')! : undefined,
});

export function AlertsPage() {
  const isOwner = hasRole(usePerson(), 'owner');
  const filter = readFilter(new URLSearchParams(useLocation({ select: (at) => at.searchStr })));
  const query = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as typeof filter;
  const list = useApi('GET /api/signals/alerts', { query }, { placeholderData: (before) => before });
  const isFiltered = Object.keys(query).some((name) => name !== 'page');
  return (
    <Page title={t('alerts.title')} where={[{ label: t('shell.progress'), to: paths.progress() }, { label: t('signals.title'), to: paths.signals() }]} lead={t('alerts.lead')} margin={<About />}>
      {list.isPending && <Loading />}
      {list.isError && <Failing error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && !list.data.hasScans && <EmptyState title={t('alerts.none')} says={t(isOwner ? 'alerts.none.says' : 'alerts.none.auditor')} action={<Link to={paths.signals()}>{isOwner ? t('alerts.none.go') : t('signals.title')}</Link>} />}
      {list.isSuccess && list.data.hasScans && <Alerts list={list.data} filter={filter} isFiltered={isFiltered} isOwner={isOwner} isBusy={list.isFetching} />}
    </Page>
  );
}

function Alerts({ list, filter, isFiltered, isOwner, isBusy }: { list: AlertList; filter: AlertFilter; isFiltered: boolean; isOwner: boolean; isBusy: boolean }) {
  const empty = isFiltered ? <EmptyState says={t('alerts.empty')} action={<Link look="quiet" to={paths.signalAlerts()}>{t('alerts.clear')}</Link>} /> : <EmptyState says={t('alerts.clean')} action={<Link look="quiet" to={paths.effectiveness()}>{t('shell.effectiveness')}</Link>} />;
  return (
    <>
      <Counts list={list} />
      {list.counts.waiting > 0 && <Notice title={t('alerts.waiting', { count: list.counts.waiting })}>{t('alerts.waiting.says')}</Notice>}
      <AlertFilters filter={filter} tools={list.tools} isFiltered={isFiltered} />
      <section className="alerts-list" aria-busy={isBusy}>
        <p className="numbers" role="status">{t('alerts.count', { count: list.total })}</p>
        <Table isStacked caption={t('alerts.title')} isCaptionHidden columns={columns(isOwner)} rows={list.alerts} rowId={({ key }) => key} empty={empty} />
        <Pager page={list.page} pages={list.pages} toPage={(page) => paths.signalAlerts({ ...filter, page })} />
      </section>
    </>
  );
}

function Counts({ list: { counts, integrations } }: { list: AlertList }) {
  const shown = [[counts.open, t('alerts.counts.open')], [counts.confirmed, t('alerts.counts.confirmed')], [counts.newInjections, t('alerts.counts.injections')]] as const;
  return (
    <>
      <dl className="signals-counts">
        {shown.map(([count, label]) => <div key={label}><dd className="numbers" data-content>{formatNumber(count)}</dd><dt>{label}</dt></div>)}
      </dl>
      <p className="soft">{t('alerts.counts.integrations', { count: integrations.here })}</p>
    </>
  );
}

const columns = (isOwner: boolean): Column<Alert>[] => [
  { id: 'what', title: t('alerts.what'), show: (alert) => <Weakness alert={alert} /> },
  { id: 'where', title: t('alerts.where'), show: (alert) => <Place alert={alert} /> },
  { id: 'level', title: t('alerts.level'), show: ({ level }) => <span className="alerts-level" data-level={level}>{t(`alerts.level.${level}`)}</span> },
  { id: 'first', title: t('alerts.first'), show: ({ firstAt, origin }) => <><time data-content dateTime={firstAt}>{formatDay(firstAt)}</time><span className="signals-kind">{t(`alerts.origin.${origin}`)}</span></> },
  { id: 'triage', title: t('alerts.triage'), show: (alert) => <div className="alerts-triage"><span data-triage={alert.triage}>{t(`alerts.triage.${alert.triage}`)}</span>{isOwner && <AlertDecision alert={alert} />}</div> },
];

function Weakness({ alert: { title, rule, cwe, tool } }: { alert: Alert }) {
  return (
    <div data-content>
      {title === '' ? rule : title}
      <span className="signals-kind">{[toolName(tool), ...(title === '' ? [] : [rule]), ...cwe].join(' · ')}</span>
    </div>
  );
}

function Place({ alert: { path, line, closedAt, closedBecause, isAside, isSuppressed } }: { alert: Alert }) {
  return (
    <>
      {path === '' ? <span className="soft">{t('alerts.nowhere')}</span> : <code className="alerts-path"><Breaking path={path} /></code>}
      {line !== null && <span className="signals-kind">{t('alerts.line', { line: formatNumber(line) })}</span>}
      {closedAt !== null && <span className="signals-kind">{t(closedBecause === 'rules-changed' ? 'alerts.rules-changed' : 'alerts.gone', { day: formatDate(closedAt) })}</span>}
      {isAside && <span className="signals-kind">{t('alerts.aside')}</span>}
      {isSuppressed && <span className="signals-kind">{t('alerts.suppressed')}</span>}
    </>
  );
}

/** A long path breaks after a slash before it breaks in a word. */
function Breaking({ path }: { path: string }) {
  return path.split('/').map((part, at, all) => (
    // oxlint-disable-next-line react/no-array-index-key -- parts of one path may be equal and never move
    <Fragment key={at}>{part}{at < all.length - 1 && <>/<wbr /></>}</Fragment>
  ));
}

function About() {
  return (
    <>
      <h2>{t('alerts.margin.new')}</h2>
      <p>{t('alerts.margin.new.says')}</p>
      <h2>{t('alerts.margin.kept')}</h2>
      <p>{t('alerts.margin.kept.says')}</p>
    </>
  );
}
