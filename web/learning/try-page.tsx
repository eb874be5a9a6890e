// One segment without an account: the vulnerable code, the exploit, your fix, all in this page.
import { Suspense, useState } from 'react';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { embeds } from '../shell/embeds.tsx';
import { FailingPage } from '../ui/failing-page.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState, Loading } from '../ui/states.tsx';
import './learning.css';
import { learningMessages } from './messages.ts';

addMessages(learningMessages);

export function TryPage() {
  const given = useApi('GET /api/try');
  const [isDone, setDone] = useState(false);
  const Lab = embeds['lab'];
  if (given.isPending) return <Loading />;
  if (given.isError) return <FailingPage error={given.error} retry={() => void given.refetch()} />;
  return (
    <Page title={t('learning.try.title')} lead={t('learning.try.intro')}>
      {given.data === null || Lab === undefined ? (
        <EmptyState says={t('learning.try.none')} action={<Link to={paths.home()}>{t('shell.home')}</Link>} />
      ) : (
        <Suspense fallback={<Loading />}>
          {/* The panes of a segment are headed as parts of something. */}
          <h2 className="only-read" data-content>{String(given.data.lab['title'])}</h2>
          <Lab module="" props={{}} given={given.data.lab} onDone={({ outcome }) => setDone(outcome === 'passed')} />
        </Suspense>
      )}
      {isDone && <Done />}
    </Page>
  );
}

/** What comes next differs: an empty installation is set up, a visitor signs in, and whoever is in goes on with theirs. */
function Done() {
  const me = useApi('GET /api/me').data;
  const next = me?.person != null ? (['learning.try.next.today', paths.home()] as const) : me?.organisation === null ? (['learning.try.next.set-up', paths.setUp()] as const) : (['learning.try.next.sign-in', paths.signIn()] as const);
  return (
    <Notice kind="ok" isLive title={t('learning.try.done')}>
      <p>{t('learning.try.done.next')}</p>
      <p><Link to={next[1]} look="primary">{t(next[0])}</Link></p>
    </Notice>
  );
}
