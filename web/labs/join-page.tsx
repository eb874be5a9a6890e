// Joining a colleague's lab: by the link they sent, or by the code alone. Says first whose it is and what joining means.
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ShownInvitation } from '../../server/labs/contract.ts';
import { api, type ApiError, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { Button, TextButton } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatMinutes, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { deskMessages } from './desk/messages.ts';
import { dropCode, keepCode, keptCode } from './kept-code.ts';
import { pairMessages } from './pair/messages.ts';
import './pair/pair.css';

addMessages(deskMessages);
addMessages(pairMessages);

const useHash = (): string => useLocation({ select: (at) => at.hash });

export function JoinPage() {
  const hash = useHash();
  return <OneCode key={hash} given={hash} />;
}

function OneCode({ given }: { given: string }) {
  const [code, setCode] = useState(() => given || keptCode());
  const [isTyped, setTyped] = useState(false);
  const look = useQuery<ShownInvitation, ApiError>({ queryKey: ['POST /api/pairs/invitations/look', code], queryFn: () => api('POST /api/pairs/invitations/look', { body: { code } }), enabled: code !== '', retry: false, staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnReconnect: false });
  const askAnother = (): void => {
    dropCode();
    setTyped(true);
    setCode('');
  };
  if (code === '') return <JoinFrame><CodeForm takesFocus={isTyped} onCode={(next) => { setTyped(true); setCode(next); }} /></JoinFrame>;
  if (look.isPending) return <JoinFrame><Loading label={t('labs.join.looking')} /></JoinFrame>;
  const another = <TextButton onClick={askAnother}>{t('labs.join.other')}</TextButton>;
  if (look.isSuccess) return <JoinFrame><Invitation invitation={look.data} code={code} takesFocus={isTyped} another={another} /></JoinFrame>;
  if (!['NotFound', 'Invalid'].includes(look.error.kind)) return <JoinFrame><Failing error={look.error} retry={() => void look.refetch()} /></JoinFrame>;
  return (
    <JoinFrame>
      <Dead takesFocus={isTyped} />
      <p className="row">{another} <Link to={paths.labs()}>{t('labs.list.title')}</Link></p>
    </JoinFrame>
  );
}

function JoinFrame({ children }: { children: ReactNode }) {
  return (
    <Page title={t('labs.join.title')} where={[{ label: t('labs.list.title'), to: paths.labs() }]} lead={t('labs.join.lead')}>
      <div className="join">{children}</div>
    </Page>
  );
}

/** What stands here has taken the place of the form, and with it of the focus. */
const useFocus = (isTaken: boolean) => {
  const target = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isTaken) target.current?.focus();
  }, [isTaken]);
  return target;
};

function CodeForm({ takesFocus, onCode }: { takesFocus: boolean; onCode: (code: string) => void }) {
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const form = useFirstError(error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // Somebody may paste the whole link.
    const found = code.slice(code.indexOf('#') + 1).trim();
    if (found.replaceAll(/[\s-]/g, '').length === 10) onCode(found);
    else setError(t('labs.join.code.short'));
  };
  return (
    <form ref={form} className="stack-tight" onSubmit={submit} noValidate>
      <TextInput label={t('labs.join.code')} hint={t('labs.join.code.hint')} isMono name="code" autoComplete="off" autoCapitalize="off" spellCheck={false} autoFocus={takesFocus} value={code} onValue={(next) => { setCode(next); setError(undefined); }} error={error} />
      <div className="row"><Button type="submit" look="primary">{t('labs.join.look')}</Button></div>
    </form>
  );
}

function Dead({ takesFocus }: { takesFocus: boolean }) {
  const heading = useFocus(takesFocus);
  return (
    <div className="designed" role="alert">
      <h2 ref={heading} tabIndex={-1}>{t('labs.join.dead')}</h2>
      <p>{t('labs.join.dead.says')}</p>
    </div>
  );
}

type InvitationProps = { invitation: ShownInvitation; code: string; takesFocus: boolean; another: ReactNode };

function Invitation({ invitation: { lab, title, minutes, from, isOwn, hasBegun, isInOtherPair }, code, takesFocus, another }: InvitationProps) {
  const navigate = useNavigate();
  const heading = useFocus(takesFocus);
  const join = useSend('POST /api/pairs/joins', {
    refreshes: ['GET /api/labs'],
    onDone: () => {
      dropCode();
      void navigate({ to: paths.lab(lab), replace: true });
    },
  });
  const toLab = (label: string): ReactNode => <Link look="primary" to={paths.lab(lab)}>{label}</Link>;
  if (isOwn) return <EmptyState title={t('labs.join.own')} says={t('labs.join.own.says')} action={toLab(t('labs.join.own.go'))} />;
  if (isInOtherPair) return <EmptyState title={t('labs.join.elsewhere')} says={t('labs.join.elsewhere.says')} action={toLab(t('labs.join.elsewhere.go'))} />;
  return (
    <>
      <div>
        <p className="soft">{t('labs.join.from', { name: from })}</p>
        <h2 ref={heading} tabIndex={-1} data-content>{title}</h2>
        <p className="small soft">{formatMinutes(minutes)}</p>
      </div>
      <h3>{t('labs.join.means')}</h3>
      <ul>
        {(['files', 'runs', 'outcome', 'leave'] as const).map((what) => <li key={what}>{t(`labs.join.means.${what}`)}</li>)}
      </ul>
      {hasBegun && <Notice>{t('labs.join.replaces')}</Notice>}
      {join.isError && <Failing error={join.error} />}
      <div className="row">
        <Button look="primary" isBusy={join.isPending} onClick={() => join.mutate({ body: { code } })}>{t('labs.join.go', { name: from })}</Button>
        {another}
      </div>
    </>
  );
}

/** The code waits in this tab until they have signed in. */
export function JoinVisitorPage() {
  const hash = useHash();
  useEffect(() => {
    if (hash !== '') keepCode(hash);
  }, [hash]);
  return (
    <Page title={t('labs.join.visitor')}>
      <EmptyState says={t('labs.join.visitor.says')} action={<Link look="primary" to={paths.signIn(paths.joinPair())}>{t('labs.join.visitor.go')}</Link>} />
    </Page>
  );
}
