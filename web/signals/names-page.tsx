// Names that tools use and that match nobody: an owner says whose each is, or sets it aside.
import type { IdentityQueue } from '../../server/signals/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, formatNumber, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { FindName } from './find-name.tsx';
import { OpenName } from './open-name.tsx';
import { sourceMessages } from './source-messages.ts';
import './sources.css';

addMessages(sourceMessages);

const where = () => [{ label: t('shell.progress'), to: paths.progress() }, { label: t('signals.title'), to: paths.signals() }];

export function NamesPage() {
  const queue = useApi('GET /api/signals/identities');
  const margin = (
    <>
      <h2>{t('signals.names.margin')}</h2>
      <p>{t('signals.names.margin.says')}</p>
      {queue.isSuccess && (
        <>
          <h2>{t('signals.names.margin.kept')}</h2>
          <p>{t('signals.names.margin.kept.says', { count: queue.data.keepDays })}</p>
        </>
      )}
      <h2>{t('signals.names.margin.back')}</h2>
      <p>{t('signals.names.margin.back.says')}</p>
    </>
  );
  return (
    <Page title={t('signals.names')} where={where()} lead={t('signals.names.lead')} margin={margin}>
      {queue.isPending && <Loading />}
      {queue.isError && <Failing error={queue.error} retry={() => void queue.refetch()} />}
      {queue.isSuccess && <Queue queue={queue.data} />}
      <FindName />
    </Page>
  );
}

function Queue({ queue: { open, matched, ignored, identities } }: { queue: IdentityQueue }) {
  const counts = { open, matched, ignored };
  return (
    <>
      <dl className="signals-counts">
        {(['open', 'matched', 'ignored'] as const).map((name) => (
          <div key={name}><dd className="numbers" data-content>{formatNumber(counts[name])}</dd><dt>{t(`signals.names.${name}`)}</dt></div>
        ))}
      </dl>
      {identities.length === 0 && <EmptyState title={t('signals.names.none')} says={t('signals.names.none.says')} action={<Link to={paths.signals()}>{t('signals.names.none.go')}</Link>} />}
      <ul className="signals-names">{identities.map((identity) => <OpenName key={identity.key} identity={identity} />)}</ul>
      {open > identities.length && <p className="soft">{t('signals.names.more', { count: open - identities.length })}</p>}
    </>
  );
}
