// An owner draws a sample: for which metric, how many records, and who labels.
import { type FormEvent, useState } from 'react';
import { useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { Select, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';

const METRICS = ['ai_tool_data_exposure', 'ai_code_review_catch_rate', 'prompt_injection_in_new_code', 'secret_exposure_in_ai_tools'] as const;

export function StartSampleForm({ candidates }: { candidates: readonly { personId: string; name: string }[] }) {
  const [metric, setMetric] = useState<string>(METRICS[0]);
  const [count, setCount] = useState('100');
  const [first, setFirst] = useState(candidates[0]?.personId ?? '');
  const [second, setSecond] = useState(candidates[1]?.personId ?? '');
  const start = useSend('POST /api/effectiveness/samples', { refreshes: ['GET /api/effectiveness/samples'] });
  const form = useFirstError(start.error);
  const fields = ['metric', 'count', 'first', 'second'] as const;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void start.mutateAsync({ body: { metric: METRICS.find((id) => id === metric) ?? METRICS[0], count: Number(count), first, second } }).then(() => announce(t('samples.start.done')), () => undefined);
  };
  const options = candidates.map(({ personId, name }) => ({ value: personId, label: name, isContent: true }));
  return (
    <section className="effectiveness-part" aria-labelledby="start-sample">
      <h2 id="start-sample">{t('samples.start.title')}</h2>
      <p>{t('samples.start.says')}</p>
      <p className="soft">{t('samples.start.names')}</p>
      {candidates.length < 2 ? <p className="soft">{t('samples.start.few')} <Link to={paths.people()}>{t('shell.people')}</Link></p> : (
        <form ref={form} className="field-row effectiveness-form" onSubmit={submit} noValidate>
          <Select label={t('samples.start.metric')} value={metric} onValue={setMetric} error={start.error?.at('metric')} options={METRICS.map((id) => ({ value: id, label: t(`effectiveness.metric.${id}`) }))} />
          <TextInput label={t('samples.start.count')} hint={t('samples.start.count.hint')} type="number" min="20" max="500" value={count} onValue={setCount} error={start.error?.at('count')} />
          <Select label={t('samples.start.first')} value={first} onValue={setFirst} error={start.error?.at('first')} options={options} />
          <Select label={t('samples.start.second')} value={second} onValue={setSecond} error={start.error?.at('second')} options={options} />
          <Button type="submit" look="primary" isBusy={start.isPending}>{t('samples.start.draw')}</Button>
        </form>
      )}
      {start.isError && !fields.some((field) => start.error.at(field) !== undefined) && <Failing error={start.error} />}
    </section>
  );
}
