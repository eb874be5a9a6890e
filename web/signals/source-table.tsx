// The sources as they are: what came in and when, and for owners how to send, the mapping, and revoking.
import { type FormEvent, useState } from 'react';
import type { Mapping, Source } from '../../server/signals/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton, Dialog } from '../ui/dialog.tsx';
import { formatDate, formatNumber, formatTime, t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { HowToSend } from './how-to-send.tsx';
import { draftOf, mappingOf } from './mapping-draft.ts';
import { MappingFields, SampleForm } from './mapping-form.tsx';

const facts = (): Column<Source>[] => [
  { id: 'name', title: t('signals.source.name'), show: ({ name, kind }) => <><span data-content>{name}</span><span className="signals-kind">{t(`signals.kind.${kind}`)}</span></> },
  { id: 'received', title: t('signals.source.received'), align: 'end', show: ({ received }) => <span className="numbers" data-content>{formatNumber(received)}</span> },
  { id: 'last', title: t('signals.source.last'), show: ({ lastAt }) => (lastAt === null ? <span className="soft">{t('signals.source.never')}</span> : <time data-content dateTime={lastAt}>{formatTime(lastAt)}</time>) },
];

export function SourceTable({ sources, isOwner }: { sources: readonly Source[]; isOwner: boolean }) {
  const revoke = useSend('POST /api/signals/sources/:id/revoke', { refreshes: ['GET /api/signals/sources'] });
  const drop = async ({ id, name }: Source): Promise<void> => {
    await revoke.mutateAsync({ params: { id }, body: {} });
    announce(t('signals.source.revoked', { name }));
  };
  const change: Column<Source> = {
    id: 'change',
    title: t('signals.source.change'),
    show: (source) => (
      <div className="signals-actions">
        <SendDialog source={source} />
        {source.mapping !== null && <MappingDialog source={source} current={source.mapping} />}
        <ConfirmButton look="quiet" label={t('signals.source.revoke.title', { name: source.name })} title={t('signals.source.revoke.title', { name: source.name })} says={t('signals.source.revoke.says')} confirm={t('signals.source.revoke')} isBusy={revoke.isPending} onConfirm={() => drop(source)}>{t('signals.source.revoke')}</ConfirmButton>
      </div>
    ),
  };
  return (
    <>
      {revoke.isError && <Failing error={revoke.error} />}
      <Table isStacked caption={t('signals.sources')} isCaptionHidden columns={isOwner ? [...facts(), change] : facts()} rows={sources} rowId={({ id }) => id} />
    </>
  );
}

export function RevokedSources({ sources }: { sources: readonly Source[] }) {
  const gone: Column<Source> = { id: 'gone', title: t('signals.source.revoked-on'), show: ({ revokedAt }) => <time data-content dateTime={revokedAt!}>{formatDate(revokedAt!)}</time> };
  const caption = t('signals.source.revoked-list', { count: sources.length });
  return (
    <details>
      <summary>{caption}</summary>
      <Table isStacked caption={caption} isCaptionHidden columns={[...facts(), gone]} rows={sources} rowId={({ id }) => id} />
    </details>
  );
}

function SendDialog({ source }: { source: Source }) {
  const [isOpen, setOpen] = useState(false);
  const title = t('signals.source.send.of', { name: source.name });
  return (
    <>
      <Button aria-label={title} onClick={() => setOpen(true)}>{t('signals.source.send')}</Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)}><HowToSend source={source} /></Dialog>
    </>
  );
}

function MappingDialog({ source, current }: { source: Source; current: { version: number; mapping: Mapping } }) {
  const [isOpen, setOpen] = useState(false);
  const title = t('signals.source.mapping.of', { name: source.name, version: current.version });
  return (
    <>
      <Button aria-label={title} onClick={() => setOpen(true)}>{t('signals.source.mapping')}</Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)}><ChangeMapping source={source} mapping={current.mapping} done={() => setOpen(false)} /></Dialog>
    </>
  );
}

function ChangeMapping({ source, mapping, done }: { source: Source; mapping: Mapping; done: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(mapping));
  const save = useSend('PUT /api/signals/sources/:id/mapping', { refreshes: ['GET /api/signals/sources'], onDone: () => (announce(t('signals.source.mapping.saved')), done()) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ params: { id: source.id }, body: mappingOf(draft) });
  };
  return (
    <form className="signals-form" onSubmit={submit} noValidate>
      <p className="soft">{t('signals.source.mapping.says')}</p>
      <MappingFields draft={draft} onDraft={setDraft} error={save.error} />
      <SampleForm kind={source.kind} draft={draft} />
      {save.isError && <Failing error={save.error} />}
      <div className="row"><Button type="submit" look="primary" isBusy={save.isPending}>{t('signals.source.mapping.save')}</Button></div>
    </form>
  );
}
