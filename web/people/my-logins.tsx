// My logins, one a device; each can be ended.
import type { Login } from '../../server/people/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { formatTime, t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';

export function MyLogins() {
  const logins = useApi('GET /api/me/logins');
  const end = useSend('DELETE /api/me/logins/:id', { refreshes: ['GET /api/me/logins'] });
  const drop = (id: string): void => void end.mutateAsync({ params: { id } }).then(() => announce(t('people.me.logins.ended')), () => undefined);
  return (
    <section className="people-section" aria-labelledby="my-logins">
      <h2 id="my-logins">{t('people.me.logins')}</h2>
      <p className="soft">{t('people.me.logins.lead')}</p>
      {logins.isPending && <Loading />}
      {logins.isError && <Failing error={logins.error} retry={() => void logins.refetch()} />}
      {end.isError && <Failing error={end.error} />}
      {logins.isSuccess && (
        <Table<Login>
          isStacked
          caption={t('people.me.logins')}
          isCaptionHidden
          columns={[
            { id: 'began', title: t('people.me.logins.began'), show: (login) => <time data-content dateTime={login.createdAt}>{formatTime(login.createdAt)}</time> },
            { id: 'seen', title: t('people.me.logins.seen'), show: (login) => <time data-content dateTime={login.lastSeenAt}>{formatTime(login.lastSeenAt)}</time> },
            { id: 'ends', title: t('people.me.logins.ends'), show: (login) => <time data-content dateTime={login.expiresAt}>{formatTime(login.expiresAt)}</time> },
            {
              id: 'change',
              title: t('people.me.logins.change'),
              show: (login) =>
                login.isCurrent ? t('people.me.logins.here') : (
                  <Button aria-label={t('people.me.logins.end.label', { time: formatTime(login.createdAt) })} isBusy={end.isPending && end.variables.params.id === login.id} onClick={() => drop(login.id)}>
                    {t('people.me.logins.end')}
                  </Button>
                ),
            },
          ]}
          rows={logins.data.logins}
          rowId={(login) => login.id}
        />
      )}
    </section>
  );
}
