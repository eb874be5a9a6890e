// Signing in; afterwards you are where you wanted to go.
import { type FormEvent, useState } from 'react';
import { useSend } from '../api.ts';
import { isOwnPath, paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Failing } from '../ui/states.tsx';
import { PasswordInput, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { CopyText } from '../ui/copy-text.tsx';
import { doorMessages } from './door-messages.ts';
import { madeDemoLogin } from './demo-login.ts';
import './people.css';
import { useAddress } from './use-address.ts';

addMessages(doorMessages);

export function SignInPage() {
  const demo = madeDemoLogin();
  const { search, swap } = useAddress();
  const [email, setEmail] = useState(demo?.email ?? '');
  const [password, setPassword] = useState(demo?.password ?? '');
  const signIn = useSend('POST /api/logins');
  const form = useFirstError(signIn.error);
  const next = search.get('next') ?? paths.home();
  const isHeaded = next !== paths.home() && isOwnPath(next);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void signIn.mutateAsync({ body: { email, password } }).then(() => swap(isHeaded ? next : paths.home()), () => undefined);
  };
  const isWrong = signIn.error !== null && (signIn.error.status === 401 || signIn.error.kind === 'NotAllowed');
  return (
    <Page title={t('people.sign-in.title')} lead={isHeaded ? t('people.sign-in.next') : undefined}>
      {demo !== undefined && (
        <Notice kind="ok" title={t('people.set-up.demo.done')}>
          <p>{t('people.set-up.demo.keep')}</p>
          <CopyText label={t('people.set-up.demo.password')} text={demo.password} />
        </Notice>
      )}
      <form ref={form} className="people-form" onSubmit={submit} noValidate>
        <TextInput label={t('people.sign-in.email')} name="email" type="email" autoComplete="username" autoFocus value={email} onValue={setEmail} error={signIn.error?.at('email')} />
        <PasswordInput label={t('people.sign-in.password')} name="password" value={password} onValue={setPassword} error={signIn.error?.at('password')} />
        {isWrong && <Notice kind="problem" isLive title={t('people.sign-in.wrong')}>{t('people.sign-in.wrong.next')}</Notice>}
        {signIn.error !== null && !isWrong && <Failing error={signIn.error} />}
        <div className="row">
          <Button type="submit" look="primary" isBusy={signIn.isPending}>{demo !== undefined && email === demo.email ? t('people.set-up.demo.sign-in', { email }) : t('people.sign-in.go')}</Button>
          <Link to={paths.forgotten()}>{t('people.sign-in.forgotten')}</Link>
        </div>
        <p className="soft small">{t('people.sign-in.new')}</p>
      </form>
    </Page>
  );
}
