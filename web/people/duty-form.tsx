// A stated duty to keep who did what for some days after somebody is erased; usually there is none.
import { type FormEvent, useState } from 'react';
import type { Organisation } from '../../server/people/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { TextArea, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';

export function DutyForm({ duty, isOwner }: { duty: Organisation['duty']; isOwner: boolean }) {
  const [why, setWhy] = useState(duty?.why ?? '');
  const [days, setDays] = useState(duty === null ? '' : String(duty.keepDays));
  const [daysError, setDaysError] = useState<string>();
  const save = useSend('PATCH /api/organisation');
  const form = useFirstError(save.error ?? daysError);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isWrong = !/^[1-9]\d{0,4}$/.test(days.trim());
    setDaysError(isWrong ? t('people.duty.days.wrong') : undefined);
    // What was wrong the last time may be right by now.
    if (isWrong) save.reset();
    else void save.mutateAsync({ body: { duty: { why, keepDays: Number(days) } } }).then(() => announce(t('people.organisation.saved')), () => undefined);
  };
  const remove = async (): Promise<void> => {
    await save.mutateAsync({ body: { duty: null } });
    setWhy('');
    setDays('');
    announce(t('people.duty.removed'));
  };
  return (
    <section className="people-section" aria-labelledby="duty">
      <h2 id="duty">{t('people.duty.title')}</h2>
      <p className="soft">{t('people.duty.lead')}</p>
      <p>{duty === null ? t('people.duty.none') : t('people.duty.says', { days: duty.keepDays, why: duty.why })}</p>
      {isOwner && (
        <form ref={form} className="people-form" onSubmit={submit} noValidate>
          <TextArea label={t('people.duty.why')} hint={t('people.duty.why.hint')} rows={2} value={why} onValue={setWhy} error={save.error?.at('duty.why')} />
          <TextInput label={t('people.duty.days')} inputMode="numeric" autoComplete="off" value={days} onValue={setDays} error={daysError ?? save.error?.at('duty.keepDays')} />
          {save.isError && <Failing error={save.error} />}
          <div className="row">
            <Button type="submit" isBusy={save.isPending}>{t('people.duty.save')}</Button>
            {duty !== null && <ConfirmButton look="quiet" title={t('people.duty.remove.title')} says={t('people.duty.remove.says')} confirm={t('people.duty.remove')} isBusy={save.isPending} onConfirm={remove}>{t('people.duty.remove')}</ConfirmButton>}
          </div>
        </form>
      )}
    </section>
  );
}
