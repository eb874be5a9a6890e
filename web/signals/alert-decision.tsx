// Deciding about one alert: what it is and why, with what was decided before.
import { type FormEvent, useState } from 'react';
import type { Alert, Triage } from '../../server/signals/alerts/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { RadioList } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatDate, t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { TextArea } from '../ui/text-input.tsx';
import { TRIAGES } from './alert-filters.tsx';

export function AlertDecision({ alert }: { alert: Alert }) {
  const [isOpen, setOpen] = useState(false);
  const name = t('alerts.decide.of', { rule: alert.rule, path: alert.path });
  return (
    <>
      <Button look="quiet" aria-label={name} onClick={() => setOpen(true)}>{t('alerts.decide')}</Button>
      <Dialog title={t('alerts.decide')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p className="alerts-dialog-of" data-content>{alert.title === '' ? alert.rule : alert.title} <code>{alert.path}</code></p>
        <DecisionForm alert={alert} onKept={() => setOpen(false)} />
        <Decisions alertKey={alert.key} />
      </Dialog>
    </>
  );
}

function DecisionForm({ alert: { key, triage: before }, onKept }: { alert: Alert; onKept: () => void }) {
  const [triage, setTriage] = useState<Triage>(before === 'open' ? 'confirmed' : before);
  const [why, setWhy] = useState('');
  const [isAsked, setAsked] = useState(false);
  const keep = useSend('POST /api/signals/alerts/:key/decisions', { refreshes: ['GET /api/signals/alerts', 'GET /api/signals/alerts/:key'] });
  const isShort = why.trim().length < 3;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (isShort) return;
    void keep.mutateAsync({ params: { key }, body: { triage, why } }).then(() => {
      announce(t('alerts.decided', { triage: t(`alerts.triage.${triage}`) }));
      onKept();
    }, () => undefined);
  };
  return (
    <form className="signals-form" onSubmit={submit} noValidate>
      <RadioList label={t('alerts.decide.what')} value={triage} onValue={(value) => setTriage(value as Triage)} options={[...TRIAGES.slice(1), TRIAGES[0]].map((value) => ({ value, label: t(`alerts.triage.${value}`), note: t(`alerts.decide.${value}.says`) }))} />
      <TextArea label={t('alerts.decide.why')} hint={t('alerts.decide.why.hint')} rows={2} maxLength={500} value={why} onValue={setWhy} error={isAsked && isShort ? t('alerts.decide.why.missing') : undefined} />
      <p><Button type="submit" look="primary" isBusy={keep.isPending}>{t('alerts.decide.save')}</Button></p>
      {keep.isError && <Failing error={keep.error} />}
    </form>
  );
}

function Decisions({ alertKey: key }: { alertKey: string }) {
  const detail = useApi('GET /api/signals/alerts/:key', { params: { key } });
  if (detail.isPending) return <Loading />;
  if (detail.isError) return <Failing error={detail.error} />;
  if (detail.data.decisions.length === 0) return null;
  return (
    <section aria-label={t('alerts.decisions')}>
      <h3>{t('alerts.decisions')}</h3>
      <ul className="alerts-decisions">
        {detail.data.decisions.map(({ at, by, triage, why }) => (
          <li key={at}>
            <p className="soft small">{t('alerts.decision', { triage: t(`alerts.triage.${triage}`), by: by ?? t('alerts.somebody'), day: formatDate(at) })}</p>
            <p data-content>{why}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
