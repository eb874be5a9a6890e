// Code hosts on the page of signals: what they tell, how far back-fills are, and for owners setting up another.
import type { BackFill, CodeHost } from '../../server/signals/pull-requests/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { addMessages, formatTime, t } from '../ui/messages.ts';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { AddCodeHost } from './add-code-host-form.tsx';
import { StartBackFill } from './back-fill-form.tsx';
import { codeHostMessages } from './code-host-messages.ts';
import { SaveToken } from './save-token-form.tsx';
import './code-hosts.css';

addMessages(codeHostMessages);

const LOOK_AGAIN_MS = 5_000;

export function CodeHosts({ isOwner }: { isOwner: boolean }) {
  const hosts = useApi('GET /api/signals/code-hosts', {}, { refetchInterval: ({ state }) => (state.data?.codeHosts.some(({ backFills }) => backFills.some(isRunning)) === true ? LOOK_AGAIN_MS : false) });
  const all = hosts.data?.codeHosts ?? [];
  return (
    <section className="signals-part" aria-labelledby="code-hosts">
      <h2 id="code-hosts">{t('signals.hosts')}</h2>
      <p className="soft">{t('signals.hosts.lead')}</p>
      {hosts.isPending && <Loading />}
      {hosts.isError && <Failing error={hosts.error} retry={() => void hosts.refetch()} />}
      {hosts.isSuccess && all.length === 0 && <EmptyState title={t('signals.hosts.none')} says={t(isOwner ? 'signals.hosts.none.says' : 'signals.hosts.none.auditor')} />}
      {all.length > 0 && <ul className="signals-names">{all.map((host) => <li key={host.id} className="signals-host"><Host host={host} isOwner={isOwner} /></li>)}</ul>}
      {isOwner && hosts.isSuccess && <AddCodeHost />}
    </section>
  );
}

const isRunning = ({ state }: BackFill): boolean => state === 'running';

function Host({ host, isOwner }: { host: CodeHost; isOwner: boolean }) {
  const isOpen = host.revokedAt === null;
  return (
    <>
      <h3><span data-content>{host.name}</span> <span className="signals-kind">{t(`signals.host.kind.${host.kind}`)}, <span data-content>{host.baseUrl}</span></span></h3>
      <p className="soft">
        {t('signals.host.pulls', { count: host.pullRequests })}, {host.lastAt === null ? t('signals.host.never') : t('signals.host.last', { at: formatTime(host.lastAt) })}
        {!isOpen && `, ${t('signals.host.revoked')}`}
        {isOpen && !host.hasToken && `, ${t('signals.host.token.none')}`}
      </p>
      {host.backFills.length > 0 && <ul className="signals-fills">{host.backFills.map((fill) => <li key={fill.id}><Fill host={host} fill={fill} isOwner={isOwner} /></li>)}</ul>}
      {isOwner && isOpen && <Actions host={host} />}
    </>
  );
}

function Actions({ host }: { host: CodeHost }) {
  const revoke = useSend('POST /api/signals/code-hosts/:id/revoke', { refreshes: ['GET /api/signals/code-hosts'] });
  const drop = async (): Promise<void> => void (await revoke.mutateAsync({ params: { id: host.id }, body: {} }));
  return (
    <>
      <CopyText label={t('signals.host.address')} hint={t(`signals.host.address.hint.${host.kind}`)} text={host.webhookUrl} />
      {revoke.isError && <Failing error={revoke.error} />}
      <div className="signals-actions">
        {host.hasToken && <StartBackFill host={host} />}
        <SaveToken host={host} />
        <ConfirmButton look="quiet" label={t('signals.host.revoke.title', { name: host.name })} title={t('signals.host.revoke.title', { name: host.name })} says={t('signals.host.revoke.says')} confirm={t('signals.host.revoke')} isBusy={revoke.isPending} onConfirm={drop}>{t('signals.host.revoke')}</ConfirmButton>
      </div>
    </>
  );
}

const saysOf = (fill: BackFill): string => (fill.state === 'failed' || fill.notes === null ? howFar(fill) : `${howFar(fill)}; ${t(`signals.fill.notes.${fill.notes}`)}`);

const howFar = ({ state, taken: count, restsUntil, problem }: BackFill): string => {
  if (state === 'failed') return t(`signals.fill.failed.${problem ?? 'unreachable'}`);
  if (state === 'running') return restsUntil === null ? t('signals.fill.running', { count }) : t('signals.fill.resting', { at: formatTime(restsUntil) });
  return t(state === 'done' ? 'signals.fill.done' : 'signals.fill.was-stopped', { count });
};

function Fill({ host, fill, isOwner }: { host: CodeHost; fill: BackFill; isOwner: boolean }) {
  const { repository } = fill;
  const stop = useSend('POST /api/signals/code-hosts/:id/back-fills/:backFill/stop', { refreshes: ['GET /api/signals/code-hosts'], onDone: () => announce(t('signals.fill.stopped', { repository })) });
  return (
    <>
      <span data-content>{repository}</span>: <span className="soft">{saysOf(fill)}</span>{' '}
      {isOwner && isRunning(fill) && <Button aria-label={t('signals.fill.stop.of', { repository })} isBusy={stop.isPending} onClick={() => stop.mutate({ params: { id: host.id, backFill: fill.id }, body: {} })}>{t('signals.fill.stop')}</Button>}
      {stop.isError && <Failing error={stop.error} />}
    </>
  );
}
