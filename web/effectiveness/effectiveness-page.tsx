// Did behaviour change: where each metric stands, what can be shown and by when, the baseline, and the order of teams.
import { apiUrl, useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { hasRole, usePerson } from '../shell/session.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import { CloseBaselineForm } from './close-baseline-form.tsx';
import './effectiveness.css';
import { effectivenessMessages } from './messages.ts';
import { MetricPart } from './metric-part.tsx';
import { PlanPart } from './plan-part.tsx';
import { RollOutPart } from './roll-out-part.tsx';

addMessages(effectivenessMessages);

export function EffectivenessPage() {
  const isOwner = hasRole(usePerson(), 'owner');
  const state = useApi('GET /api/effectiveness');
  return (
    <Page title={t('effectiveness.title')} where={[{ label: t('shell.progress'), to: paths.progress() }]} lead={t('effectiveness.lead')} actions={<><Link to={apiUrl('GET /api/effectiveness/report.pdf')}>{t('effectiveness.report.pdf')}</Link><Link to={apiUrl('GET /api/effectiveness/trends.csv')}>{t('effectiveness.figures.csv')}</Link></>}>
      {state.isPending && <Loading />}
      {state.isError && <Failing error={state.error} retry={() => void state.refetch()} />}
      {state.isSuccess && (
        <>
          {!state.data.hasSignals && <ConnectFirst />}
          <nav aria-label={t('effectiveness.more')}>
            <ul className="effectiveness-go">
              <li><Link to={paths.signals()}>{t('shell.signals')}</Link></li>
              <li><Link to={paths.effectivenessGroups()}>{t('effectiveness.groups.title')}</Link></li>
              <li><Link to={paths.effectivenessSamples()}>{t('effectiveness.samples')}</Link></li>
              <li><Link to={paths.effectivenessModules()}>{t('effectiveness.modules.title')}</Link></li>
              <li><Link to={apiUrl('GET /api/effectiveness/privacy-pack.pdf')}>{t('effectiveness.pack.pdf')}</Link></li>
              <li><Link to={apiUrl('GET /api/effectiveness/privacy-pack.md')}>{t('effectiveness.pack.md')}</Link></li>
            </ul>
          </nav>
          <section className="effectiveness-part" aria-labelledby="metrics">
            <h2 id="metrics">{t('effectiveness.metrics')}</h2>
            <ul className="effectiveness-metrics">
              {state.data.metrics.map((metric) => <MetricPart key={metric.metric.id} state={metric} />)}
            </ul>
          </section>
          <PlanPart metrics={state.data.metrics.map(({ metric }) => metric)} teams={state.data.teams} />
          {isOwner && <CloseBaselineForm metrics={state.data.metrics.filter(({ baseline }) => baseline === null)} />}
          <RollOutPart state={state.data} isOwner={isOwner} />
        </>
      )}
    </Page>
  );
}

function ConnectFirst() {
  return (
    <Notice title={t('effectiveness.no-signals')}>
      <p>{t('effectiveness.no-signals.says')}</p>
      <ol>
        <li>{t('effectiveness.connect.tools')}</li>
        <li>{t('effectiveness.connect.hosts')}</li>
        <li>{t('effectiveness.connect.scanner')}</li>
      </ol>
      <p><Link to={paths.signals()}>{t('shell.signals')}</Link></p>
    </Notice>
  );
}
