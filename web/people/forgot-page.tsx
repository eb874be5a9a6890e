// Asking for a link to set a new password; the reply never says who is here.
import { type FormEvent, useState } from 'react';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Failing } from '../ui/states.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { doorMessages } from './door-messages.ts';
import './people.css';

addMessages(doorMessages);

export function ForgotPage() {
  const me = useApi('GET /api/me');
  const [email, setEmail] = useState('');
  const ask = useSend('POST /api/resets', { refreshes: [] });
  const form = useFirstError(ask.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask.mutate({ body: { email } });
  };
  if (me.data?.canSendMail === false) {
    return (
      <Page title={t('people.forgot.title')}>
        <p>{t('people.forgot.no-mail')}</p>
        <p><Link to={paths.signIn()}>{t('people.forgot.back')}</Link></p>
      </Page>
    );
  }
  return (
    <Page title={t('people.forgot.title')} lead={t('people.forgot.lead')}>
      <form ref={form} className="people-form" onSubmit={submit} noValidate>
        <TextInput label={t('people.sign-in.email')} name="email" type="email" autoComplete="username" value={email} onValue={setEmail} error={ask.error?.at('email')} />
        {ask.isSuccess && <Notice kind="ok" isLive title={t('people.forgot.done')}><p>{t(`people.forgot.by-${ask.data.by}`)}</p></Notice>}
        {ask.isError && <Failing error={ask.error} />}
        <div className="row">
          <Button type="submit" look="primary" isBusy={ask.isPending} isOff={ask.isSuccess}>{t('people.forgot.go')}</Button>
          <Link to={paths.signIn()}>{t('people.forgot.back')}</Link>
        </div>
      </form>
    </Page>
  );
}
