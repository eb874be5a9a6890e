// An invitation or a reset: see whose link it is, choose a password, and be signed in.
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import type { ShownLink } from '../../server/people/schemas.ts';
import { api, type ApiError, useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatTime, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { PasswordInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { doorMessages } from './door-messages.ts';
import { shortBy } from './password-rule.ts';
import './people.css';
import { useAddress } from './use-address.ts';

addMessages(doorMessages);

export function LinkPage() {
  const { token: old } = useParams({ strict: false }) as { token?: string };
  const hash = useLocation({ select: (at) => at.hash });
  const navigate = useNavigate();
  const token = old ?? hash;
  // An old link loses its token from the address, so that it is not kept in the history.
  useEffect(() => {
    if (old !== undefined) void navigate({ to: '/links', hash: old, replace: true });
  }, [old, navigate]);
  const me = useApi('GET /api/me');
  const link = useQuery<ShownLink, ApiError>({ queryKey: ['POST /api/links/look', token], queryFn: () => api('POST /api/links/look', { body: { token } }), retry: false, staleTime: Number.POSITIVE_INFINITY });
  if (link.isPending) return <Loading label={t('people.link.checking')} />;
  if (link.isSuccess) return <PasswordForm link={link.data} token={token} />;
  const isSignedIn = (me.data?.person ?? null) !== null;
  const isDead = ['NotFound', 'Invalid', 'Conflict', 'NotAllowed'].includes(link.error.kind);
  return (
    <Page title={isDead ? t('people.link.dead') : t('people.link.reset')}>
      {isDead ? (
        <EmptyState says={t('people.link.dead.next')} action={isSignedIn ? <Link look="primary" to={paths.home()}>{t('shell.not-found.next')}</Link> : <Link look="primary" to={paths.forgotten()}>{t('people.link.ask')}</Link>} />
      ) : (
        <Failing error={link.error} retry={() => void link.refetch()} />
      )}
    </Page>
  );
}

function PasswordForm({ link, token }: { link: ShownLink; token: string }) {
  const { swap } = useAddress();
  const [password, setPassword] = useState('');
  const [isAsked, setAsked] = useState(false);
  const save = useSend('POST /api/links/use', { refreshes: ['GET /api/me'] });
  const missing = shortBy(password);
  const shortError = isAsked && missing > 0 ? t('people.link.password.short', { missing }) : undefined;
  const form = useFirstError(save.error ?? shortError);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (missing === 0) void save.mutateAsync({ body: { token, password } }).then(() => swap(paths.home()), () => undefined);
  };
  const isInvitation = link.kind === 'invitation';
  const organisation = link.organisationName;
  return (
    <Page
      title={isInvitation ? t('people.link.invitation', { name: link.name }) : t('people.link.reset')}
      lead={isInvitation ? t('people.link.invitation.lead', { organisation }) : t('people.link.reset.lead', { organisation, email: link.email })}
    >
      <form ref={form} className="people-form" onSubmit={submit} noValidate>
        <p className="soft">
          {t('people.link.email')} <strong data-content>{link.email}</strong>
        </p>
        <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
        <PasswordInput label={t('people.link.password')} hint={t('people.link.password.hint')} name="password" autoComplete="new-password" autoFocus value={password} onValue={setPassword} error={save.error?.at('password') ?? shortError} />
        {save.isError && save.error.at('password') === undefined && <Failing error={save.error} />}
        <div className="row">
          <Button type="submit" look="primary" isBusy={save.isPending}>{t('people.link.go')}</Button>
        </div>
        <p className="soft small">{t('people.link.until', { time: formatTime(link.expiresAt) })}</p>
      </form>
    </Page>
  );
}
