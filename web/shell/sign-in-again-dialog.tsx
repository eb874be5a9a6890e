// A login ran out in the middle of something, or somebody else signed in in another tab: signing in here keeps the page as it is; closing it leads to the sign-in page.
import { type FormEvent, useState } from 'react';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { PasswordInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { againMessages } from './again-messages.ts';

addMessages(againMessages);

/** Only as the same person: what stands on the page is theirs. Closed, the page begins anew, for whoever is signed in now or with the sign-in page. */
export function SignInAgain({ email, onEnd }: { email: string; onEnd: () => void }) {
  const [password, setPassword] = useState('');
  const signIn = useSend('POST /api/logins', { refreshes: [] });
  const form = useFirstError(signIn.error);
  const isWrong = signIn.error !== null && (signIn.error.status === 401 || signIn.error.kind === 'NotAllowed');
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
    <Dialog title={t('again.title')} isOpen onClose={() => location.reload()}>
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
