// A page that broke or did not load: says so in place, keeps the frame, offers to try again.
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Failing } from '../ui/states.tsx';
import { t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { isReachable, Unreachable } from './fetch-part.ts';

export function FailedPage({ error, reset }: { error: unknown; reset: () => void }) {
  const queries = useQueryErrorResetBoundary();
  const retry = (): void => {
    queries.reset();
    reset();
  };
  return (
    <Page title={t('shell.failed.title')}>
      {error instanceof Unreachable ? <OutOfReach /> : isGone(error) ? <Gone /> : <Failing error={error} retry={retry} />}
    </Page>
  );
}

function OutOfReach() {
  const retry = async (): Promise<void> => {
    if (await isReachable()) location.reload();
  };
  return (
    <Notice kind="problem" isLive>
      <p>{t('shell.failed.offline')}</p>
      <Button onClick={() => void retry()}>{t('ui.retry')}</Button>
    </Notice>
  );
}

/** As the browsers and Vite say that a part of the page is not there. */
const isGone = (error: unknown): boolean => error instanceof Error && /dynamically imported module|module script failed|preload CSS/i.test(error.message);

function Gone() {
  return (
    <Notice kind="problem" isLive>
      <p>{t('shell.failed.old')}</p>
      <Button onClick={() => location.reload()}>{t('shell.failed.reload')}</Button>
    </Notice>
  );
}
