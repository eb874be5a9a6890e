// One name that waits: an owner says whose it is, or sets it aside.
import { type FormEvent, useState } from 'react';
import type { OpenIdentity } from '../../server/signals/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { formatDay, t } from '../ui/messages.ts';
import { PersonPicker } from '../ui/person-picker.tsx';
import { Failing } from '../ui/states.tsx';
import { MatchDialog } from './match-dialog.tsx';

const REFRESHES = ['GET /api/signals/identities'] as const;

export function OpenName({ identity: { key, kind, name, firstAt, interactions, hasMore }, onDecided = () => undefined }: { identity: OpenIdentity; onDecided?: () => void }) {
  const [personId, setPersonId] = useState<string | null>();
  const [isAsked, setAsked] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const match = useSend('POST /api/signals/identities/:key/match', { refreshes: REFRESHES, onDone: onDecided });
  const ignore = useSend('POST /api/signals/identities/:key/ignore', { refreshes: REFRESHES, onDone: onDecided });
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
        <p className="soft small">{t(`signals.names.kind.${kind}`)}, {t(hasMore ? 'signals.names.records.more' : 'signals.names.records', { count: interactions })}, <time dateTime={firstAt}>{t('signals.names.first', { day: formatDay(firstAt) })}</time></p>
      </div>
      <form className="signals-name-form" onSubmit={submit} noValidate>
        <PersonPicker label={t('signals.names.person')} chosen={null} onChoose={setPersonId} error={isAsked && typeof personId !== 'string' ? t('signals.names.nobody') : undefined} />
        <div className="row">
          <Button type="submit" look={typeof personId === 'string' ? 'primary' : 'quiet'} aria-label={t('signals.names.match.label', { name: shown })} isBusy={match.isPending}>{t('signals.names.match')}</Button>
          <ConfirmButton look="quiet" label={t('signals.names.ignore.of', { name: shown })} title={t('signals.names.ignore.title', { name: shown })} says={t('signals.names.ignore.says')} confirm={t('signals.names.ignore')} isBusy={ignore.isPending} onConfirm={setAside}>{t('signals.names.ignore')}</ConfirmButton>
        </div>
      </form>
      <MatchDialog name={shown} personId={personId} isOpen={isConfirming} isBusy={match.isPending} onClose={() => setConfirming(false)} onMatch={matchNow} />
      {match.isError && <Failing error={match.error} />}
      {ignore.isError && <Failing error={ignore.error} />}
    </li>
  );
}
