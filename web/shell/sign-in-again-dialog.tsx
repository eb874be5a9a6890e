// A login ran out in the middle of something: signing in here keeps the page as it is; closing it leads to the sign-in page.
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { refresh, useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { PasswordInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { againMessages } from './again-messages.ts';

addMessages(againMessages);

/** Only as the same person: what stands on the page is theirs. */
export function SignInAgain({ email, onEnd }: { email: string; onEnd: () => void }) {
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const signIn = useSend('POST /api/logins', { refreshes: [] });
  const form = useFirstError(signIn.error);
  const isWrong = signIn.error !== null && (signIn.error.status === 401 || signIn.error.kind === 'NotAllowed');
  const leave = (): void => {
    onEnd();
    void refresh(client, ['GET /api/me']);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // The dialog's form stands inside the page's tree, which may have one of its own.
    event.stopPropagation();
    void signIn.mutateAsync({ body: { email, password } }).then(() => {
      onEnd();
      announce(t('again.done'));
    }, () => undefined);
  };
  return (
    <Dialog title={t('again.title')} isOpen onClose={leave}>
      <form ref={form} className="stack" onSubmit={submit} noValidate>
        <p>{t('again.says')}</p>
        <p className="small">{t('again.email')} <span data-content>{email}</span></p>
        <PasswordInput label={t('again.password')} name="again-password" autoComplete="current-password" value={password} onValue={setPassword} error={isWrong ? t('again.wrong') : signIn.error?.at('password')} />
        {signIn.isError && !isWrong && <Failing error={signIn.error} />}
        <div className="row"><Button type="submit" look="primary" isBusy={signIn.isPending}>{t('again.go')}</Button></div>
      </form>
    </Dialog>
  );
}
