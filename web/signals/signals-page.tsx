// Signals for owners and auditors: what is sent, by whom, and what still has to be said about it.
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { hasRole, usePerson } from '../shell/session.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { alertMessages } from './alert-messages.ts';
import { AddSource } from './add-source-form.tsx';
import { CodeHosts } from './code-hosts.tsx';
import { loopMessages } from './loop-messages.ts';
import { sourceMessages } from './source-messages.ts';
import { RevokedSources, SourceTable } from './source-table.tsx';
import './sources.css';

addMessages(sourceMessages);
addMessages(alertMessages);
addMessages(loopMessages);

export function SignalsPage() {
  const isOwner = hasRole(usePerson(), 'owner');
  const sources = useApi('GET /api/signals/sources');
  const all = sources.data?.sources ?? [];
  const [open, revoked] = [all.filter(({ revokedAt }) => revokedAt === null), all.filter(({ revokedAt }) => revokedAt !== null)];
  return (
    <Page title={t('signals.title')} where={[{ label: t('shell.progress'), to: paths.progress() }]} lead={t('signals.lead')} margin={<About />} actions={<><Link to={paths.signalAlerts()}>{t('alerts.title')}</Link><Link to={paths.signalLoop()}>{t('loop.title')}</Link>{isOwner && <Link to={paths.signalNames()}>{t('signals.names')}</Link>}</>}>
      {isOwner && <NamesWaiting />}
      <section className="signals-part" aria-labelledby="sources">
        <h2 id="sources">{t('signals.sources')}</h2>
        {sources.isPending && <Loading />}
        {sources.isError && <Failing error={sources.error} retry={() => void sources.refetch()} />}
        {sources.isSuccess && open.length === 0 && <EmptyState title={t('signals.none')} says={t(isOwner ? 'signals.none.says' : 'signals.none.auditor')} action={isOwner ? undefined : <Link to={paths.effectiveness()}>{t('shell.effectiveness')}</Link>} />}
        {open.length > 0 && <SourceTable sources={open} isOwner={isOwner} />}
        {revoked.length > 0 && <RevokedSources sources={revoked} />}
      </section>
      {isOwner && sources.isSuccess && <AddSource />}
      <CodeHosts isOwner={isOwner} />
    </Page>
  );
}

function NamesWaiting() {
  const queue = useApi('GET /api/signals/identities');
  if (!queue.isSuccess || queue.data.open === 0) return null;
  return (
    <Notice title={t('signals.waiting', { count: queue.data.open })}>
      <p>{t('signals.waiting.says')}</p>
      <p><Link to={paths.signalNames()}>{t('signals.waiting.go')}</Link></p>
    </Notice>
  );
}

function About() {
  return (
    <>
      <h2>{t('signals.margin.kept')}</h2>
      <p>{t('signals.margin.kept.says')}</p>
      <h2>{t('signals.margin.seen')}</h2>
      <p>{t('signals.margin.seen.says')}</p>
      <h2>{t('signals.margin.test')}</h2>
      <p>{t('signals.margin.test.says')}</p>
      <p><code className="signals-command">node beforetab.mjs scan records.ndjson</code></p>
    </>
  );
}
