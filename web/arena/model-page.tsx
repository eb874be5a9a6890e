// For owners: the organisation's own model for the arena, its budgets, and a question to see whether it answers.
import { type FormEvent, useState } from 'react';
import type { ModelFiles, ModelSettings, Trial } from '../../server/arena/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { RadioList } from '../ui/choice.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { addMessages, formatNumber, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import { PasswordInput, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import './arena.css';
import { arenaMessages } from './messages.ts';
import { fileKey, ModelFilePart } from './model-file-part.tsx';

addMessages(arenaMessages);

export function ModelPage() {
  const settings = useApi('GET /api/arena/model');
  return (
    <Page title={t('arena.model.title')} where={[{ label: t('arena.title'), to: paths.arena() }]} lead={t('arena.model.lead')}>
      {settings.isPending && <Loading />}
      {settings.isError && <Failing error={settings.error} retry={() => void settings.refetch()} />}
      {settings.data !== undefined && <ModelForm key={settings.data.model === null ? 'none' : (settings.data.model.sha256 ?? 'endpoint')} {...settings.data} />}
    </Page>
  );
}

const USUAL = { playerTokens: 20_000, eventTokens: 500_000, dayTokens: 2_000_000 };
const READS = ['GET /api/arena/model', 'GET /api/arena'] as const;

type Where = 'endpoint' | 'file';

function ModelForm({ model, here }: { model: ModelSettings | null; here: ModelFiles }) {
  const [where, setWhere] = useState<Where>(model !== null && model.sha256 !== null ? 'file' : 'endpoint');
  const [file, setFile] = useState(model === null || model.sha256 === null ? null : fileKey({ name: model.model, sha256: model.sha256 }));
  const sent = { refreshes: READS, onDone: () => announce(t('arena.model.saved')) };
  const saveEndpoint = useSend('PUT /api/arena/model', sent);
  const saveFile = useSend('PUT /api/arena/model/file', sent);
  const save = where === 'file' ? saveFile : saveEndpoint;
  const form = useFirstError(save.error);
  const budgets = model ?? USUAL;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string): string => {
      const value = given.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    // Nothing written is no number: `Number('')` would be 0, and switch the model off for everybody.
    const amount = (name: string): number => (text(name) === '' ? Number.NaN : Number(text(name)));
    const tokens = { playerTokens: amount('playerTokens'), eventTokens: amount('eventTokens'), dayTokens: amount('dayTokens') };
    if (where === 'endpoint') return saveEndpoint.mutate({ body: { baseUrl: text('baseUrl'), model: text('model'), key: text('key') || null, ...tokens } });
    const chosen = here.files.find((one) => fileKey(one) === file);
    if (chosen !== undefined) saveFile.mutate({ body: { name: chosen.name, sha256: chosen.sha256, ...tokens } });
  };
  const tokens = (name: keyof typeof USUAL, label: string) => <TextInput label={label} name={name} type="number" min={0} max={1_000_000_000} required defaultValue={String(budgets[name])} error={save.error?.at(name)} />;
  return (
    <>
      {model !== null && <StateOf model={model} />}
      <form ref={form} className="arena-form arena-model" onSubmit={submit} noValidate>
        <RadioList label={t('arena.model.place')} value={where} onValue={(value) => setWhere(value === 'file' ? 'file' : 'endpoint')} options={[{ value: 'endpoint', label: t('arena.model.place.endpoint') }, { value: 'file', label: t('arena.model.place.file'), note: t('arena.model.place.file.note') }]} />
        {where === 'file' ? <ModelFilePart here={here} chosen={file} onChosen={setFile} error={saveFile.error?.at('name')} /> : <EndpointFields model={model} errorAt={(path) => saveEndpoint.error?.at(path)} />}
        <fieldset className="arena-budgets">
          <legend>{t('arena.model.budgets')}</legend>
          <p className="small soft">{t('arena.model.budgets.says')}</p>
          {tokens('playerTokens', t('arena.model.player'))}
          {tokens('eventTokens', t('arena.model.event'))}
          {tokens('dayTokens', t('arena.model.day'))}
        </fieldset>
        <Button type="submit" look="primary" isBusy={save.isPending} isOff={where === 'file' && (here.engine !== 'ready' || !here.files.some((one) => fileKey(one) === file))}>{t('arena.model.save')}</Button>
      </form>
      {save.isError && <Failing error={save.error} />}
      {model !== null && <Rest />}
    </>
  );
}

function EndpointFields({ model, errorAt }: { model: ModelSettings | null; errorAt: (path: string) => string | undefined }) {
  return (
    <>
      <TextInput label={t('arena.model.url')} hint={t('arena.model.url.hint')} name="baseUrl" type="url" required isMono autoComplete="off" defaultValue={model?.baseUrl ?? ''} error={errorAt('baseUrl')} />
      <TextInput label={t('arena.model.name')} name="model" required isMono autoComplete="off" defaultValue={model?.baseUrl == null ? '' : model.model} error={errorAt('model')} />
      <PasswordInput label={t('arena.model.key')} hint={t(model?.hasKey ? 'arena.model.key.kept' : 'arena.model.key.hint')} name="key" isOptional autoComplete="off" error={errorAt('key')} />
    </>
  );
}

function StateOf({ model: { state, usedToday, dayTokens } }: { model: ModelSettings }) {
  const used = t('arena.model.used', { used: formatNumber(usedToday), most: formatNumber(dayTokens) });
  return <Notice kind={state === 'ready' ? 'ok' : 'problem'} title={t(`arena.model.state.${state}`)}>{used}</Notice>;
}

function Rest() {
  const [trial, setTrial] = useState<Trial>();
  const ask = useSend('POST /api/arena/model/trials', { refreshes: ['GET /api/arena/model'], onDone: setTrial });
  const remove = useSend('DELETE /api/arena/model', { refreshes: READS, onDone: () => announce(t('arena.model.removed')) });
  return (
    <>
      <div className="row">
        <Button isBusy={ask.isPending} onClick={() => ask.mutate({ body: {} })}>{t('arena.model.try')}</Button>
        <ConfirmButton look="quiet" title={t('arena.model.remove.title')} says={t('arena.model.remove.says')} confirm={t('arena.model.remove.go')} isBusy={remove.isPending} onConfirm={() => remove.mutateAsync({})}>{t('arena.model.remove')}</ConfirmButton>
      </div>
      {trial !== undefined && !ask.isPending && <Notice kind={trial.verdict === 'answers' ? 'ok' : 'problem'} isLive>{trialWords(trial)}</Notice>}
      {ask.isError && <Failing error={ask.error} />}
      {remove.isError && <Failing error={remove.error} />}
    </>
  );
}

const trialWords = ({ verdict, status, milliseconds }: Trial): string => t(`arena.model.trial.${verdict}`, { seconds: formatNumber(milliseconds / 1000, { maximumFractionDigits: 1 }), status: String(status ?? '') });
