// For instructors and owners: replies of the organisation's model that players reported.
import type { ReportLine, ReportText } from '../../server/arena/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import './arena.css';
import { levelName } from './level-words.ts';
import { arenaMessages } from './messages.ts';
import { replayMessages } from './replay-messages.ts';

addMessages(arenaMessages);
addMessages(replayMessages);

export function ReportsPage() {
  const reports = useApi('GET /api/arena/reports');
  const read = useSend('POST /api/arena/reports/:id/readings', { refreshes: [] });
  return (
    <Page title={t('arena.reports')} where={[{ label: t('arena.title'), to: paths.arena() }]} lead={t('arena.reports.lead')}>
      {reports.isPending && <Loading />}
      {reports.isError && <Failing error={reports.error} retry={() => void reports.refetch()} />}
      {reports.data !== undefined && <Table caption={t('arena.reports')} isCaptionHidden isStacked columns={columns((id) => read.mutate({ params: { id }, body: {} }))} rows={reports.data.reports} rowId={({ id }) => id} empty={<EmptyState says={t('arena.reports.none')} action={<Link to={paths.arena()}>{t('arena.reports.to-arena')}</Link>} />} />}
      <div aria-live="polite">
        {read.isError && <Failing error={read.error} />}
        {read.data !== undefined && <OneReport key={read.data.id} report={read.data} />}
      </div>
    </Page>
  );
}

const columns = (read: (id: string) => void): Column<ReportLine>[] => [
  { id: 'day', title: t('arena.reports.day'), show: ({ at }) => <time dateTime={at}>{formatDate(at)}</time> },
  { id: 'where', title: t('arena.reports.where'), show: ({ title, level }) => <><span data-content>{title}</span>, {levelName(level as 'easy')}</> },
  { id: 'why', title: t('arena.reports.why'), show: ({ reason }) => t(`arena.report.${reason}`) },
  { id: 'end', title: t('arena.reports.end'), show: ({ end }) => t(`arena.reports.${end ?? 'open'}`) },
  { id: 'read', title: '', label: t('arena.reports.read'), show: ({ id }) => <Button onClick={() => read(id)}>{t('arena.reports.read')}</Button> },
];

function OneReport({ report: { id, said, shown, keptBack, model } }: { report: ReportText }) {
  const close = useSend('POST /api/arena/reports/:id/closings', { refreshes: ['GET /api/arena/reports'] });
  return (
    <section className="arena-replay" aria-labelledby="arena-report">
      <h2 id="arena-report">{t('arena.real', { name: model })}</h2>
      <Part title={t('arena.reports.said')} text={said} />
      <Part title={t('arena.reports.shown')} text={shown} />
      {keptBack !== null && <Part title={t('arena.reports.kept-back')} text={keptBack} />}
      <div className="arena-form-foot">
        {(['justified', 'harmless'] as const).map((end) => <Button key={end} isBusy={close.isPending} onClick={() => close.mutate({ params: { id }, body: { end } })}>{t(`arena.reports.close.${end}`)}</Button>)}
      </div>
      {close.data?.end && <p role="status">{t('arena.reports.end')}: {t(`arena.reports.${close.data.end}`)}</p>}
      {close.isError && <Failing error={close.error} />}
    </section>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  return <div className="arena-bubble"><p className="arena-who">{title}</p><p className="arena-text" data-content>{text}</p></div>;
}
