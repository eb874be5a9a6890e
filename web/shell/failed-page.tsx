// A page that broke or did not load: says so in place, keeps the frame, offers to try again.
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { ApiError } from '../api.ts';
import { t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { Failing } from '../ui/states.tsx';
import { isReachable } from './fetch-part.ts';

export function FailedPage({ error, reset }: { error: unknown; reset: () => void }) {
  const queries = useQueryErrorResetBoundary();
  const retry = async (): Promise<void> => {
    if (error instanceof ApiError && error.status > 0) {
      queries.reset();
      reset();
      // The router remembers a part that did not arrive; only a page that is loaded anew asks for it again.
    } else if (await isReachable()) location.reload();
  };
  return <Page title={t('shell.failed.title')}><Failing error={error} retry={() => void retry()} title={null} /></Page>;
}
