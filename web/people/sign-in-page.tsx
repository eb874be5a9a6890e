// Signing in; afterwards you are where you wanted to go.
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { ApiError, useApi, useSend } from '../api.ts';
import { isOwnPath, paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Failing } from '../ui/states.tsx';
import { PasswordInput, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { doorMessages } from './door-messages.ts';
import { demoPassword, forgetDemoPassword } from './demo-login.ts';
import './people.css';
import { useAddress } from './use-address.ts';

addMessages(doorMessages);

// Only a demo needs it, and every sign-in would fetch it.
const DemoDoors = lazy(async () => ({ default: (await import('./demo-doors.tsx')).DemoDoors }));

export function SignInPage() {
  const isDemo = useApi('GET /api/me').data?.organisation?.isDemo === true;
  const [kept, setKept] = useState(demoPassword);
  const { search, swap } = useAddress();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isStale, setStale] = useState(false);
  const signIn = useSend('POST /api/logins');
  const form = useFirstError(signIn.error);
  const next = search.get('next') ?? paths.home();
  const isHeaded = next !== paths.home() && isOwnPath(next);

  const enter = (body: { email: string; password: string }): Promise<unknown> => signIn.mutateAsync({ body }).then(() => swap(isHeaded ? next : paths.home()));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void enter({ email, password }).catch(() => undefined);
  };
  const enterDemo = (email: string, password: string): void =>
    void enter({ email, password }).catch((error: unknown) => {
      if (!isRefused(error)) return;
      forgetDemoPassword();
      setKept(undefined);
      setStale(true);
    });
  const isWrong = isRefused(signIn.error);
  return (
    <Page title={t('people.sign-in.title')} lead={isHeaded ? t('people.sign-in.next') : undefined}>
      {isDemo && kept !== undefined && (
        <Suspense fallback={null}>
          <DemoDoors password={kept} isBusy={signIn.isPending} enter={(email) => enterDemo(email, kept)} />
        </Suspense>
      )}
      <form ref={form} className="people-form" onSubmit={submit} noValidate>
        <TextInput label={t('people.sign-in.email')} name="email" type="email" autoComplete="username" autoFocus value={email} onValue={setEmail} error={signIn.error?.at('email')} />
        <PasswordInput label={t('people.sign-in.password')} name="password" value={password} onValue={setPassword} error={signIn.error?.at('password')} />
        {isWrong && <Notice kind="problem" isLive title={t('people.sign-in.wrong')}>{t(isStale ? 'people.set-up.demo.wrong' : 'people.sign-in.wrong.next')}</Notice>}
        {signIn.error !== null && !isWrong && <Failing error={signIn.error} />}
        <div className="row">
          <Button type="submit" look="primary" isBusy={signIn.isPending}>{t('people.sign-in.go')}</Button>
          <Link to={paths.forgotten()}>{t('people.sign-in.forgotten')}</Link>
        </div>
        <p className="soft small">{t('people.sign-in.new')}</p>
      </form>
    </Page>
  );
}

const isRefused = (error: unknown): boolean => error instanceof ApiError && (error.status === 401 || error.kind === 'NotAllowed');
