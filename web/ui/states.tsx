// Empty, loading, failing, forbidden: each with its own sentence and a next step.
import { type ReactNode, useEffect, useState } from 'react';
import { paths } from '../paths.ts';
import { Button } from './button.tsx';
import { Link } from './link.tsx';
import { t } from './messages.ts';
import { Notice } from './notice.tsx';
import { TabKey } from './tab-key.tsx';
import './notice.css';

/** `action`: a Link or Button with the next step. `ghost`: a few words in ghost text of what will stand here. */
export function EmptyState({ title, says, action, ghost }: { title?: ReactNode; says: ReactNode; action?: ReactNode; ghost?: string }) {
  return (
    <div className="designed">
      {ghost && <p className="designed-ghost" aria-hidden="true">{ghost} <TabKey /></p>}
      {title && <h2>{title}</h2>}
      <p>{says}</p>
      {action}
    </div>
  );
}

const DELAY_MS = 300;

/** Shows nothing for a moment, because a flash of waiting makes a fast page feel slow. */
export function Loading({ label, delay = DELAY_MS }: { label?: string; delay?: number }) {
  const [isShown, setShown] = useState(delay === 0);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), delay);
    return () => clearTimeout(timer);
  }, [delay]);
  return (
    <div className="loading" role="status">
      {isShown && (
        <>
          <span>{label ?? t('ui.loading')}</span>
          <span className="loading-key"><TabKey /></span>
        </>
      )}
    </div>
  );
}

/** What `useApi` and `useSend` hand over (ApiError); anything else is a bug of ours. */
type Failure = { message?: string; id?: string | undefined; kind?: string; status?: number; isBeside?: boolean };

/** Other errors speak to developers, so their words stay away. */
export const failureOf = (error: unknown): Failure => (typeof error === 'object' && error !== null && 'kind' in error ? (error as Failure) : {});

/** `title={null}`: what stands above says already that it did not work. */
export function Failing({ error, retry, title = t('ui.failing.title') }: { error: unknown; retry?: () => void; title?: string | null }) {
  const failure = failureOf(error);
  // What is read again takes all it asks from the address.
  const isAddress = retry !== undefined && failure.kind === 'Invalid';
  if (failure.kind === 'NotAllowed' && failure.status === 403) return <Forbidden says={failure.message} />;
  return (
    <Notice kind="problem" isLive title={title}>
      <p>{failure.isBeside === true ? t('ui.failing.beside') : isAddress ? t('shell.not-found.says') : (failure.message ?? t('shell.failed.says'))}</p>
      {failure.id && <p className="small numbers">{t('ui.failing.id', { id: failure.id })}</p>}
      {/* What is not there will not be there on a second try. */}
      {retry && (isAddress || failure.kind === 'NotFound' ? <Link to={paths.home()} look="quiet">{t('shell.not-found.next')}</Link> : <Button onClick={retry}>{t('ui.retry')}</Button>)}
    </Notice>
  );
}

export function Forbidden({ says, action }: { says?: string | undefined; action?: ReactNode }) {
  return (
    <div className="designed">
      <h2>{t('ui.forbidden.title')}</h2>
      <p>{says ?? t('ui.forbidden.says')}</p>
      {action}
    </div>
  );
}
