// Closes the baseline of a metric that has none: the last two months until yesterday, unless somebody says otherwise.
import { type FormEvent, useState } from 'react';
import type { Metric, MetricId } from '../../server/effectiveness/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { Select, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

export function CloseBaselineForm({ metrics }: { metrics: readonly Metric[] }) {
  const [chosen, setChosen] = useState<string>('');
  const [startsOn, setStartsOn] = useState(() => daysAgo(60));
  const [endsOn, setEndsOn] = useState(() => daysAgo(1));
  const close = useSend('POST /api/effectiveness/baselines', { refreshes: ['GET /api/effectiveness'] });
  const form = useFirstError(close.error);
  const metric = metrics.find(({ id }) => id === chosen) ?? metrics[0];
  if (metric === undefined) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void close.mutateAsync({ body: { metric: metric.id as MetricId, startsOn, endsOn } }).then(() => announce(t('effectiveness.baseline.done', { metric: metric.name })), () => undefined);
  };
  const isBeside = close.error?.at('startsOn') !== undefined || close.error?.at('endsOn') !== undefined;
  return (
    <section className="effectiveness-part" aria-labelledby="close-baseline">
      <h2 id="close-baseline">{t('effectiveness.baseline.title')}</h2>
      <p>{t('effectiveness.baseline.says')}</p>
      <form ref={form} className="effectiveness-form" onSubmit={submit} noValidate>
        <Select label={t('effectiveness.baseline.metric')} value={metric.id} onValue={setChosen} options={metrics.map(({ id, name }) => ({ value: id, label: name, isContent: true }))} />
        <TextInput label={t('effectiveness.baseline.from')} type="date" value={startsOn} onValue={setStartsOn} error={close.error?.at('startsOn')} />
        <TextInput label={t('effectiveness.baseline.to')} type="date" value={endsOn} onValue={setEndsOn} error={close.error?.at('endsOn')} />
        <Button type="submit" look="primary" isBusy={close.isPending}>{t('effectiveness.baseline.close')}</Button>
      </form>
      {close.isError && !isBeside && <Failing error={close.error} />}
    </section>
  );
}
