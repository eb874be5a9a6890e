// Samples of records labelled by hand: those that run, what they found, and for an owner the start of a new one.
import { useSearch } from '@tanstack/react-router';
import type { Sample } from '../../server/effectiveness/samples/contract.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { hasRole, usePerson } from '../shell/session.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import './effectiveness.css';
import { effectivenessMessages } from './messages.ts';
import { sampleMessages } from './sample-messages.ts';
import { SamplePage } from './sample-page.tsx';
import { foundOf } from './sample-words.ts';
import { StartSampleForm } from './start-sample-form.tsx';

addMessages(effectivenessMessages);
addMessages(sampleMessages);

/** One sample where the address names it. */
export function SamplesPage() {
  const { sample }: { sample?: unknown } = useSearch({ strict: false });
  return typeof sample === 'string' ? <SamplePage key={sample} id={sample} /> : <AllSamples />;
}

function AllSamples() {
  const me = usePerson();
  const list = useApi('GET /api/effectiveness/samples');
  const where = hasRole(me, 'owner', 'auditor') ? [{ label: t('shell.progress'), to: paths.progress() }, { label: t('effectiveness.title'), to: paths.effectiveness() }] : [];
  return (
    <Page title={t('samples.title')} where={where} lead={t('samples.lead')}>
      {list.isPending && <Loading />}
      {list.isError && <Failing error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && (
        <>
          <section className="effectiveness-part" aria-labelledby="samples">
            <h2 id="samples">{t('samples.list')}</h2>
            <Table caption={t('samples.list')} isCaptionHidden isStacked columns={columns()} rows={list.data.samples} rowId={({ id }) => id} empty={<NoSample isOwner={hasRole(me, 'owner')} />} />
          </section>
          {hasRole(me, 'owner') && <StartSampleForm candidates={list.data.candidates} />}
        </>
      )}
    </Page>
  );
}

function NoSample({ isOwner }: { isOwner: boolean }) {
  return isOwner ? <EmptyState says={t('samples.empty.owner')} action={<Link to={paths.signals()}>{t('samples.to-signals')}</Link>} /> : <EmptyState says={t('samples.empty')} action={<Link to={paths.home()}>{t('samples.to-today')}</Link>} />;
}

const columns = (): readonly Column<Sample>[] => [
  { id: 'metric', title: t('samples.metric'), show: ({ id, metric }) => <Link to={paths.effectivenessSample(id)}>{t(`effectiveness.metric.${metric}`)}</Link> },
  { id: 'started', title: t('samples.started'), show: ({ startedAt }) => <time dateTime={startedAt}>{formatDate(startedAt)}</time> },
  { id: 'labellers', title: t('samples.labellers'), show: ({ labellers, records }) => <ul className="effectiveness-lines">{labellers.map(({ name, labelled }, index) => <li key={index}>{name === '' ? t('samples.unnamed') : <span data-content>{name}</span>} {t('samples.labelled', { labelled, records })}</li>)}</ul> },
  { id: 'state', title: t('samples.state'), show: ({ state }) => t(`samples.state.${state}`) },
  { id: 'found', title: t('samples.found'), show: (sample) => foundOf(sample) },
];
