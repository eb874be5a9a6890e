// Which field of a record is what, tried on a sample before it is used.
import { useState } from 'react';
import type { SourceKind } from '../../server/signals/schemas.ts';
import type { ApiError } from '../api.ts';
import { useSend } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { Select, TextArea, TextInput } from '../ui/text-input.tsx';
import { type MappingDraft, mappingOf, SEVERAL, SINGLE } from './mapping-draft.ts';
import { PreviewTable } from './preview-table.tsx';

type Props = { draft: MappingDraft; onDraft: (draft: MappingDraft) => void; error: ApiError | null; timeError?: string | undefined };

/** `error` is that of whoever saves it; its fields may stand under `mapping.`. */
export function MappingFields({ draft, onDraft, error, timeError }: Props) {
  const at = (name: string): string | undefined => error?.at(`mapping.${name}`) ?? error?.at(name);
  const set = (name: keyof MappingDraft) => (value: string): void => onDraft({ ...draft, [name]: value });
  const formats = (['json', 'csv'] as const).map((value) => ({ value, label: t(`signals.map.${value}`) }));
  return (
    <div className="field-row signals-mapping">
      <Select label={t('signals.map.format')} value={draft.format} onValue={set('format')} options={formats} />
      <p className="soft small signals-wide">{t('signals.map.hint')}</p>
      {SINGLE.slice(0, 2).map((name) => (
        <TextInput key={name} label={t(`signals.map.${name}`)} isMono isOptional={name !== 'time'} autoComplete="off" spellCheck={false} value={draft[name]} onValue={set(name)} error={(name === 'time' ? timeError : undefined) ?? at(name)} />
      ))}
      {SEVERAL.map((name) => (
        <TextInput key={name} label={t(`signals.map.${name}`)} hint={t('signals.map.many')} isMono isOptional autoComplete="off" spellCheck={false} value={draft[name]} onValue={set(name)} error={at(name)} />
      ))}
      {SINGLE.slice(2).map((name) => (
        <TextInput key={name} label={t(`signals.map.${name}`)} isMono isOptional autoComplete="off" spellCheck={false} value={draft[name]} onValue={set(name)} error={at(name)} />
      ))}
    </div>
  );
}

/** Reads a sample as the source would be read; nothing of it is kept. */
export function SampleForm({ kind, draft }: { kind: SourceKind; draft: MappingDraft | null }) {
  const [sample, setSample] = useState('');
  const preview = useSend('POST /api/signals/preview', { refreshes: [] });
  const look = (): void => preview.mutate({ body: { kind, mapping: draft === null ? null : mappingOf(draft), sample } });
  return (
    <div className="signals-sample">
      <TextArea label={t('signals.preview.sample')} hint={t('signals.preview.sample.hint')} isOptional isMono rows={5} spellCheck={false} autoComplete="off" value={sample} onValue={setSample} />
      <div className="row"><Button isOff={sample.trim() === ''} isBusy={preview.isPending} onClick={look}>{t('signals.preview.go')}</Button></div>
      {preview.isError && <Failing error={preview.error} />}
      {preview.isSuccess && <PreviewTable preview={preview.data} />}
    </div>
  );
}
