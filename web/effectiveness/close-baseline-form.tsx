// Closes the baseline of a metric that has none: the last two months until yesterday, unless somebody says otherwise.
import { useState } from 'react';
import type { MetricState } from '../../server/effectiveness/contract.ts';
import type { MetricId } from '../../server/effectiveness/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { ConfirmButton } from '../ui/dialog.tsx';
import { formatDate, t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { Select, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

export function CloseBaselineForm({ metrics }: { metrics: readonly MetricState[] }) {
  const [chosen, setChosen] = useState<string>('');
  const [startsOn, setStartsOn] = useState(() => daysAgo(60));
  const [endsOn, setEndsOn] = useState(() => daysAgo(1));
  const close = useSend('POST /api/effectiveness/baselines', { refreshes: ['GET /api/effectiveness'] });
  const form = useFirstError(close.error);
  const state = metrics.find(({ metric }) => metric.id === chosen) ?? metrics[0];
  if (state === undefined) return null;
  const { metric } = state;
  const confirm = async (): Promise<void> => {
    await close.mutateAsync({ body: { metric: metric.id as MetricId, startsOn, endsOn } });
    announce(t('effectiveness.baseline.done', { metric: metric.name }));
  };
  const isBeside = close.error?.at('startsOn') !== undefined || close.error?.at('endsOn') !== undefined;
  return (
    <section className="effectiveness-part" aria-labelledby="close-baseline">
      <h2 id="close-baseline">{t('effectiveness.baseline.title')}</h2>
      <p>{t('effectiveness.baseline.says')}</p>
      <form ref={form} className="field-row effectiveness-form" onSubmit={(event) => event.preventDefault()} noValidate>
        <Select label={t('effectiveness.baseline.metric')} value={metric.id} onValue={setChosen} options={metrics.map(({ metric: { id, name } }) => ({ value: id, label: name, isContent: true }))} />
        <TextInput label={t('effectiveness.baseline.from')} type="date" value={startsOn} onValue={setStartsOn} error={close.error?.at('startsOn')} />
        <TextInput label={t('effectiveness.baseline.to')} type="date" value={endsOn} onValue={setEndsOn} error={close.error?.at('endsOn')} />
        <ConfirmButton look="primary" title={t('effectiveness.baseline.confirm')} says={<BeforeClosing state={state} from={startsOn} to={endsOn} />} confirm={t('effectiveness.baseline.close')} isBusy={close.isPending} onConfirm={confirm}>
          {t('effectiveness.baseline.close')}
        </ConfirmButton>
      </form>
      {close.isError && !isBeside && <Failing error={close.error} />}
    </section>
  );
}

/** What is about to be fixed for good, and that it would be fixed empty. */
function BeforeClosing({ state: { metric, result }, from, to }: { state: MetricState; from: string; to: string }) {
  return (
    <>
      <p><span data-content>{metric.name}</span>: {from === '' || to === '' ? t('effectiveness.baseline.confirm.days') : t('effectiveness.baseline.confirm.says', { from: formatDate(from), to: formatDate(to) })}</p>
      {result.reasons.includes('no-figures') && <p>{t('effectiveness.baseline.confirm.empty')}</p>}
    </>
  );
}
