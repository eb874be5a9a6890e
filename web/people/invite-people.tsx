// Inviting everybody of the list who has no password yet: mailed, or as a file of links that is shown once.
import { useApi, useSend } from '../api.ts';
import { ConfirmButton } from '../ui/dialog.tsx';
import { formatTime, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Failing } from '../ui/states.tsx';
import type { queryOf } from './people-filter.ts';

export function InvitePeople({ query, state }: { query: ReturnType<typeof queryOf>; state: 'new' | 'invited' }) {
  const people = useApi('GET /api/people', { query });
  const send = useSend('POST /api/people/invitations', { refreshes: ['GET /api/people'] });
  const { search, team, role, tier } = query;
  const count = people.data?.total ?? 0;
  const made = send.data;
  if (count === 0 && made === undefined && !send.isError) return null;
  return (
    <div className="stack">
      {count > 0 && (
        <div>
          <ConfirmButton look="primary" title={t('people.invite.title', { count })} says={t(`people.invite.says.${state}`)} confirm={t('people.invite.go')} isBusy={send.isPending} onConfirm={() => send.mutateAsync({ body: { search, team, role, tier, state } })}>{t(`people.invite.${state}`, { count })}</ConfirmButton>
        </div>
      )}
      {send.isError && <Failing error={send.error} />}
      {made !== undefined && (
        <Notice kind="ok" isLive title={t(made.csv === null ? 'people.invite.mailed' : 'people.invite.made', { count: made.invited })}>
          <p>{t(made.csv === null ? 'people.invite.mailed.says' : 'people.invite.made.says', { time: formatTime(made.expiresAt) })}</p>
          {made.csv !== null && <p><a className="button" href={`data:text/csv;charset=utf-8,${encodeURIComponent(made.csv)}`} download="invitations.csv">{t('people.invite.file')}</a></p>}
          {made.left > 0 && <p>{t(`people.invite.left.${state}`, { count: made.left })}</p>}
        </Notice>
      )}
    </div>
  );
}
