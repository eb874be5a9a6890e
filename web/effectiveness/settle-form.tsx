// What the two agree on afterwards, or an owner decides, with the reason.
import { type FormEvent, useState } from 'react';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { RadioList } from '../ui/choice.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { TextInput } from '../ui/text-input.tsx';

export function SettleForm({ id, position }: { id: string; position: number }) {
  const [says, setSays] = useState<'yes' | 'no'>('no');
  const [why, setWhy] = useState('');
  const settle = useSend('POST /api/effectiveness/samples/:id/settlements', { refreshes: ['GET /api/effectiveness/samples/:id', 'GET /api/effectiveness/samples', 'GET /api/effectiveness'] });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void settle.mutateAsync({ params: { id }, body: { position, says, why } }).then(() => announce(t('samples.settle.done')), () => undefined);
  };
  return (
    <form className="effectiveness-decide" onSubmit={submit} noValidate>
      <RadioList label={t('samples.settle.says')} isAcross value={says} onValue={(value) => setSays(value === 'yes' ? 'yes' : 'no')} options={[{ value: 'yes', label: t('samples.say.yes') }, { value: 'no', label: t('samples.say.no') }]} />
      <TextInput label={t('samples.settle.why')} value={why} onValue={setWhy} maxLength={300} error={settle.error?.at('why')} />
      <Button type="submit" isBusy={settle.isPending}>{t('samples.settle')}</Button>
      {settle.isError && settle.error.at('why') === undefined && <Failing error={settle.error} />}
    </form>
  );
}
