// A name that was decided about, typed again: found without a word of whose it is, and put back into the queue.
import { useEffect, useRef, useState } from 'react';
import type { FoundIdentity } from '../../server/signals/schemas.ts';
import { useSend } from '../api.ts';
import { ConfirmButton } from '../ui/dialog.tsx';
import { t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { SearchForm } from '../ui/search-form.tsx';
import { EmptyState, Failing } from '../ui/states.tsx';
import { OpenName } from './open-name.tsx';

export function FindName() {
  const [found, setFound] = useState<readonly FoundIdentity[]>();
  const find = useSend('POST /api/signals/identities/find', { refreshes: [], onDone: (reply) => setFound(reply.found) });
  const [reopened, setReopened] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was found is gone with its button, and the focus with that.
  useEffect(() => {
    if (reopened !== undefined) heading.current?.focus();
  }, [reopened]);
  const look = (name: string): void => {
    setFound(undefined);
    setReopened(undefined);
    if (name !== '') find.mutate({ body: { name } });
  };
  const done = (name: string): void => {
    setFound(undefined);
    setReopened(name);
  };
  return (
    <section className="signals-part" aria-labelledby="find-name">
      <h2 id="find-name" ref={heading} tabIndex={-1}>{t('signals.names.find')}</h2>
      <p className="soft">{t('signals.names.find.says')}</p>
      <SearchForm className="signals-find" label={t('signals.names.find.name')} go={t('signals.names.find.go')} search="" onSearch={look} maxLength={320} />
      {reopened !== undefined && <Notice kind="ok" isLive title={t('signals.names.reopen.done', { name: reopened })} />}
      {find.isError && <Failing error={find.error} />}
      <div role="status">{found?.length === 0 && <EmptyState title={t('signals.names.find.none')} says={t('signals.names.find.none.says')} />}</div>
      {found !== undefined && found.length > 0 && <ul className="signals-names">{found.map((each) => (each.open === null ? <DecidedName key={each.key} found={each} onReopened={() => done(each.name)} /> : <OpenName key={each.key} identity={each.open} onDecided={() => setFound(undefined)} />))}</ul>}
    </section>
  );
}

function DecidedName({ found: { key, kind, state, name, source, returns }, onReopened }: { found: FoundIdentity; onReopened: () => void }) {
  const reopen = useSend('POST /api/signals/identities/:key/reopen', { refreshes: ['GET /api/signals/identities'], onDone: onReopened });
  const what = source === null ? t(`signals.names.kind.${kind}`) : t('signals.names.of', { kind: t(`signals.names.kind.${kind}`), source });
  return (
    <li className="signals-name">
      <div>
        <h3 className="signals-name-text" data-content>{name}</h3>
        <p className="soft small">{what}, {t(state === 'matched' ? 'signals.names.is.matched' : 'signals.names.is.ignored')}</p>
      </div>
      <div className="row">
        <ConfirmButton
          look={state === 'matched' ? 'danger' : 'quiet'}
          label={t('signals.names.reopen.label', { name, kind: what })}
          title={t('signals.names.reopen.title', { name })}
          says={t(state === 'ignored' ? 'signals.names.reopen.ignored' : returns ? 'signals.names.reopen.returns' : 'signals.names.reopen.stays')}
          confirm={t('signals.names.reopen')}
          isBusy={reopen.isPending}
          onConfirm={() => reopen.mutateAsync({ params: { key }, body: { name } })}
        >
          {t('signals.names.reopen')}
        </ConfirmButton>
      </div>
      {reopen.isError && <Failing error={reopen.error} />}
    </li>
  );
}
