// Changing one's own password.
import { type FormEvent, useState } from 'react';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Failing } from '../ui/states.tsx';
import { PasswordInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { shortBy } from './password-rule.ts';
import { wrongPassword } from './wrong-password.ts';

export function MyPassword({ email }: { email: string }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isAsked, setAsked] = useState(false);
  const change = useSend('POST /api/me/password', { refreshes: ['GET /api/me/logins'] });
  const missing = shortBy(next);
  const shortError = isAsked && missing > 0 ? t('people.link.password.short', { missing }) : undefined;
  const form = useFirstError(change.error ?? shortError);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(missing > 0);
    if (missing > 0) return;
    void change.mutateAsync({ body: { current, next } }).then(() => {
      setCurrent('');
      setNext('');
      announce(t('people.me.password.done'));
    }, () => undefined);
  };
  const currentError = wrongPassword(change.error, 'current');
  const isPlaced = currentError !== undefined || change.error?.at('next') !== undefined;
  return (
    <section className="people-section" aria-labelledby="my-password">
      <h2 id="my-password">{t('people.me.password')}</h2>
      <form ref={form} className="people-form" onSubmit={submit} noValidate>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordInput label={t('people.me.password.current')} value={current} onValue={setCurrent} error={currentError} />
        <PasswordInput label={t('people.me.password.next')} hint={t('people.link.password.hint')} autoComplete="new-password" value={next} onValue={setNext} error={change.error?.at('next') ?? shortError} />
        {change.isError && !isPlaced && <Failing error={change.error} />}
        {change.isSuccess && <Notice kind="ok">{t('people.me.password.done')}</Notice>}
        <div className="row">
          <Button type="submit" isBusy={change.isPending}>{t('people.me.password.go')}</Button>
        </div>
      </form>
    </section>
  );
}
