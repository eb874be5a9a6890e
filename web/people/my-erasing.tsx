// Erasing oneself: what would stay is said before, the password confirms it.
import { type FormEvent, useState } from 'react';
import type { Erased } from '../../server/people/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { PasswordInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { KeptTable } from './kept-table.tsx';
import { wrongPassword } from './wrong-password.ts';

export function MyErasing({ onErased }: { onErased: (erased: Erased) => void }) {
  const data = useApi('GET /api/me/data');
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  // Nothing is read again: the login is gone, and what stays must remain on the screen.
  const erase = useSend('POST /api/me/erase', { refreshes: [] });
  const form = useFirstError(erase.error);
  const passwordError = wrongPassword(erase.error, 'password');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void erase.mutateAsync({ body: { password } }).then(onErased, () => undefined);
  };
  return (
    <section className="people-section" aria-labelledby="my-erasing">
      <h2 id="my-erasing">{t('people.me.erase')}</h2>
      <p>{t('people.me.erase.lead')}</p>
      {data.data !== undefined && <KeptTable kept={data.data.kept} />}
      <div>
        <Button look="danger" onClick={() => setOpen(true)}>{t('people.me.erase.open')}</Button>
        <Dialog title={t('people.me.erase.title')} isOpen={isOpen} onClose={() => setOpen(false)}>
          <form ref={form} className="stack" onSubmit={submit} noValidate>
            <p>{t('people.me.erase.says')}</p>
            <PasswordInput label={t('people.me.password.current')} value={password} onValue={setPassword} error={passwordError} />
            {erase.isError && passwordError === undefined && <Failing error={erase.error} />}
            <div className="row">
              <Button type="submit" look="danger" isBusy={erase.isPending}>{t('people.me.erase.go')}</Button>
            </div>
          </form>
        </Dialog>
      </div>
    </section>
  );
}
