// Instead of a page that could not be read: one title, which says what is the matter, and a next step.
import { paths } from '../paths.ts';
import { Link } from './link.tsx';
import { t } from './messages.ts';
import { Page } from './page.tsx';
import { Failing, failureOf } from './states.tsx';

export function FailingPage({ error, retry }: { error: unknown; retry: () => void }) {
  const { kind, status, message } = failureOf(error);
  const isForbidden = kind === 'NotAllowed' && status === 403;
  if (!isForbidden && kind !== 'NotFound' && kind !== 'Invalid') return <Page title={t('shell.failed.title')}><Failing error={error} retry={retry} title={null} /></Page>;
  return (
    <Page title={t(isForbidden ? 'ui.forbidden.title' : 'shell.not-found.title')} lead={kind === 'Invalid' ? t('shell.not-found.says') : message}>
      <div className="row"><Link to={paths.home()} look="primary">{t('shell.not-found.next')}</Link></div>
    </Page>
  );
}
