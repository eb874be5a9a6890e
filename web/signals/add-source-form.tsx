// Adding a source: what sends, a name, for the generic kind which field is what; then its token, once, and how to send.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AddedSource, SourceKind } from '../../server/signals/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Failing } from '../ui/states.tsx';
import { Select, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { HowToSend } from './how-to-send.tsx';
import { emptyDraft, mappingOf } from './mapping-draft.ts';
import { MappingFields, SampleForm } from './mapping-form.tsx';

/** What sees most stands first. */
const KINDS: readonly SourceKind[] = ['litellm', 'claude-code', 'copilot', 'otlp', 'generic', 'purview', 'netskope', 'zscaler', 'ocsf', 'sarif'];

export function AddSource() {
  const [added, setAdded] = useState<AddedSource>();
  const heading = useRef<HTMLHeadingElement>(null);
  const isAdded = added !== undefined;
  // What stands here has taken the place of the form, and with it of the focus.
  useEffect(() => {
    if (isAdded) heading.current?.focus();
  }, [isAdded]);
  return (
    <section className="signals-part" aria-labelledby="add-source">
      <h2 id="add-source" ref={heading} tabIndex={-1}>{added === undefined ? t('signals.add') : t('signals.added', { name: added.source.name })}</h2>
      {added === undefined ? <AddForm onAdded={setAdded} /> : <Added added={added} done={() => setAdded(undefined)} />}
    </section>
  );
}

function AddForm({ onAdded }: { onAdded: (added: AddedSource) => void }) {
  const [kind, setKind] = useState<SourceKind>('litellm');
  const [name, setName] = useState('');
  const [draft, setDraft] = useState(emptyDraft);
  const [isAsked, setAsked] = useState(false);
  const add = useSend('POST /api/signals/sources', { refreshes: ['GET /api/signals/sources'], onDone: (made) => (announce(t('signals.added', { name: made.source.name })), onAdded(made)) });
  const isGeneric = kind === 'generic';
  const timeError = isAsked && isGeneric && draft.time.trim() === '' ? t('signals.map.time.missing') : undefined;
  const form = useFirstError(add.error ?? timeError);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (isGeneric && draft.time.trim() === '') return;
    add.mutate({ body: { name, kind, mapping: isGeneric ? mappingOf(draft) : null } });
  };
  const isBeside = add.error !== null && add.error.fields.length > 0 && add.error.fields.every(({ path }) => path === 'name' || path.startsWith('mapping.'));
  return (
    <form ref={form} className="signals-form" onSubmit={submit} noValidate>
      <Select label={t('signals.add.kind')} hint={t(`signals.kind.${kind}.says`)} value={kind} onValue={(value) => setKind(value as SourceKind)} options={KINDS.map((value) => ({ value, label: t(`signals.kind.${value}`) }))} />
      <TextInput label={t('signals.add.name')} hint={t('signals.add.name.hint')} autoComplete="off" value={name} onValue={setName} error={add.error?.at('name')} />
      {isGeneric && <MappingFields draft={draft} onDraft={setDraft} error={add.error} timeError={timeError} />}
      {isGeneric && <SampleForm kind={kind} draft={draft} />}
      {add.isError && !isBeside && <Failing error={add.error} />}
      <div className="row"><Button type="submit" look="primary" isBusy={add.isPending}>{t('signals.add.go')}</Button></div>
    </form>
  );
}

function Added({ added: { source, token }, done }: { added: AddedSource; done: () => void }) {
  return (
    <div className="signals-added">
      <Notice kind="ok" isLive>{t('signals.added.says')}</Notice>
      <CopyText label={t('signals.added.token')} hint={t('signals.added.token.hint')} text={token} />
      <HowToSend source={source} token={token} />
      <div className="row"><Button look="primary" onClick={done}>{t('signals.added.done')}</Button></div>
    </div>
  );
}
