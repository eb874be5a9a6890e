// One sample: its records one by one for the two who label, what differs once both are done, and what was found.
import { type ReactNode, useRef } from 'react';
import type { Label, OpenSample, SampleRecord } from '../../server/effectiveness/samples/contract.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { hasRole, usePerson } from '../shell/session.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { formatDate, formatTime, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import { toolName } from '../ui/tool-name.ts';
import { factsOfSample } from './sample-words.ts';
import { SettleForm } from './settle-form.tsx';

export function SamplePage({ id }: { id: string }) {
  const opened = useApi('GET /api/effectiveness/samples/:id', { params: { id } });
  return (
    <Page title={opened.isSuccess ? t(`effectiveness.metric.${opened.data.sample.metric}`) : t('samples.title')} where={[{ label: t('samples.title'), to: paths.effectivenessSamples() }]}>
      {opened.isPending && <Loading />}
      {opened.isError && <Failing error={opened.error} retry={() => void opened.refetch()} />}
      {opened.isSuccess && <Opened opened={opened.data} />}
    </Page>
  );
}

function Opened({ opened: { sample, records } }: { opened: OpenSample }) {
  const isMine = sample.labellers.some(({ isMe }) => isMe);
  const next = records.find(({ mine }) => mine === null);
  const isOwner = hasRole(usePerson(), 'owner');
  return (
    <>
      {isMine && next !== undefined && <ToLabel id={sample.id} metric={sample.metric} record={next} of={records.length} left={records.filter(({ mine }) => mine === null).length} />}
      {isMine && next === undefined && sample.state === 'labelling' && <p role="status">{t('samples.mine.done')}</p>}
      {!isMine && sample.state === 'labelling' && <p>{t('samples.waiting')}</p>}
      {sample.state !== 'labelling' && (
        <section className="effectiveness-part" aria-labelledby="differing">
          <h2 id="differing">{t('samples.differing')}</h2>
          {sample.differing === 0 && <p>{t('samples.differing.none')}</p>}
          {records.filter(({ labels }) => labels !== null).map((record) => <Differing key={record.position} id={sample.id} record={record} maySettle={isMine || isOwner} />)}
        </section>
      )}
      {sample.assessment !== null && (
        <section className="effectiveness-part" aria-labelledby="found">
          <h2 id="found">{t('samples.found')}</h2>
          <dl className="effectiveness-definition">{factsOfSample(sample).map(({ name, said }) => <Pair key={name} name={name}>{said}</Pair>)}</dl>
        </section>
      )}
      <p className="soft effectiveness-seed">{t('samples.seed', { on: formatDate(sample.startedAt), seed: sample.seed })}</p>
    </>
  );
}

const LABELS = ['yes', 'no', 'unclear'] as const satisfies readonly Label[];

function ToLabel({ id, metric, record, of, left }: { id: string; metric: OpenSample['sample']['metric']; record: SampleRecord; of: number; left: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const label = useSend('POST /api/effectiveness/samples/:id/labels', { refreshes: ['GET /api/effectiveness/samples/:id', 'GET /api/effectiveness/samples'] });
  const say = (says: Label): void =>
    void label.mutateAsync({ params: { id }, body: { position: record.position, says } }).then(() => {
      announce(t('samples.said', { left: left - 1 }));
      heading.current?.focus();
    }, () => undefined);
  return (
    <section className="effectiveness-part" aria-labelledby="to-label">
      <h2 id="to-label" ref={heading} tabIndex={-1}>{t('samples.record', { at: record.position + 1, of })}</h2>
      <p>{t(`samples.how.${metric}`)}</p>
      <Record record={record} />
      <p className="effectiveness-finding" id="question">{t(`samples.question.${metric}`)}</p>
      <div className="row" role="group" aria-labelledby="question">
        {LABELS.map((says) => <Button key={says} isBusy={label.isPending} onClick={() => say(says)}>{t(`samples.say.${says}`)}</Button>)}
      </div>
      {label.isError && <Failing error={label.error} />}
    </section>
  );
}

function Record({ record: { at, source, tool, spans } }: { record: SampleRecord }) {
  return (
    <dl className="effectiveness-definition">
      <Pair name={t('samples.record.at')}><time dateTime={at}>{formatTime(at)}</time></Pair>
      <Pair name={t('samples.record.source')}><span data-content>{source}</span></Pair>
      {tool !== null && <Pair name={t('samples.record.tool')}><span data-content>{toolName(tool)}</span></Pair>}
      <Pair name={t('samples.record.spans')}>
        {spans.length === 0 ? t('samples.record.nothing') : <ul data-content>{spans.map(({ rule, place, redacted }, index) => <li key={`${rule} ${place} ${index}`}>{rule}{place !== '' && <> · <code>{place}</code></>}{redacted !== '' && <> · <code>{redacted}</code></>}</li>)}</ul>}
      </Pair>
    </dl>
  );
}

function Differing({ id, record, maySettle }: { id: string; record: SampleRecord; maySettle: boolean }) {
  const [one, other] = record.labels!;
  return (
    <div className="effectiveness-decide">
      <h3>{t('samples.record.number', { at: record.position + 1 })}</h3>
      <Record record={record} />
      <p>{t('samples.differing.labels', { one: t(`samples.say.${one!}`), other: t(`samples.say.${other!}`) })}</p>
      {record.settled !== null && <p>{t('samples.settled', { says: t(`samples.say.${record.settled.says}`) })} <span data-content>{record.settled.why}</span></p>}
      {record.settled === null && maySettle && <SettleForm id={id} position={record.position} />}
    </div>
  );
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
