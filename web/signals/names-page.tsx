// Names that tools use and that match nobody: an owner says whose each is, or sets it aside.
import { type FormEvent, useState } from 'react';
import type { IdentityQueue, OpenIdentity } from '../../server/signals/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, formatNumber, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { PersonPicker } from '../ui/person-picker.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { MatchDialog } from './match-dialog.tsx';
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
    </>
  );
  return (
    <Page title={t('signals.names')} where={where()} lead={t('signals.names.lead')} margin={margin}>
      {queue.isPending && <Loading />}
      {queue.isError && <Failing error={queue.error} retry={() => void queue.refetch()} />}
      {queue.isSuccess && <Queue queue={queue.data} />}
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
      <ul className="signals-names">{identities.map((identity) => <Name key={identity.key} identity={identity} />)}</ul>
      {open > identities.length && <p className="soft">{t('signals.names.more', { count: open - identities.length })}</p>}
    </>
  );
}

function Name({ identity: { key, kind, name, firstAt, interactions, hasMore } }: { identity: OpenIdentity }) {
  const [personId, setPersonId] = useState<string | null>();
  const [isAsked, setAsked] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const refreshes = ['GET /api/signals/identities'] as const;
  const match = useSend('POST /api/signals/identities/:key/match', { refreshes });
  const ignore = useSend('POST /api/signals/identities/:key/ignore', { refreshes });
  const shown = name ?? t('signals.names.unreadable');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (typeof personId === 'string') setConfirming(true);
  };
  const matchNow = (personId: string): void =>
    void match.mutateAsync({ params: { key }, body: { personId } }).then(() => announce(t('signals.names.matched.done', { name: shown })), () => setConfirming(false));
  const setAside = async (): Promise<void> => {
    await ignore.mutateAsync({ params: { key }, body: {} });
    announce(t('signals.names.ignored.done', { name: shown }));
  };
  return (
    <li className="signals-name">
      <div>
        <h2 className="signals-name-text" data-content={name !== null || undefined}>{shown}</h2>
        <p className="soft small">{t(`signals.names.kind.${kind}`)}, {t(hasMore ? 'signals.names.records.more' : 'signals.names.records', { count: interactions })}, <time data-content dateTime={firstAt}>{formatDate(firstAt, { day: 'numeric', month: 'short', year: 'numeric' })}</time></p>
      </div>
      <form className="signals-name-form" onSubmit={submit} noValidate>
        <PersonPicker label={t('signals.names.person')} chosen={null} onChoose={setPersonId} error={isAsked && typeof personId !== 'string' ? t('signals.names.nobody') : undefined} />
        <div className="row">
          <Button type="submit" look={typeof personId === 'string' ? 'primary' : 'quiet'} aria-label={t('signals.names.match.label', { name: shown })} isBusy={match.isPending}>{t('signals.names.match')}</Button>
          <ConfirmButton look="quiet" title={t('signals.names.ignore.title', { name: shown })} says={t('signals.names.ignore.says')} confirm={t('signals.names.ignore')} isBusy={ignore.isPending} onConfirm={setAside}>{t('signals.names.ignore')}</ConfirmButton>
        </div>
      </form>
      <MatchDialog name={shown} personId={personId} isOpen={isConfirming} isBusy={match.isPending} onClose={() => setConfirming(false)} onMatch={matchNow} />
      {match.isError && <Failing error={match.error} />}
      {ignore.isError && <Failing error={ignore.error} />}
    </li>
  );
}
