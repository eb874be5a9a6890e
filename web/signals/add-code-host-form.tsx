// Adding a code host: which, under what name, with what token; then the address and secret of its webhook, once.
import { type FormEvent, useState } from 'react';
import type { AddedCodeHost, CodeHostKind } from '../../server/signals/pull-requests/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Failing } from '../ui/states.tsx';
import { PasswordInput, Select, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';

const KINDS: readonly CodeHostKind[] = ['github', 'gitlab'];
const FIELDS = ['name', 'baseUrl', 'token', 'boxText'];

export function AddCodeHost() {
  const [isOpen, setOpen] = useState(false);
  const [added, setAdded] = useState<AddedCodeHost>();
  const close = (): void => {
    setOpen(false);
    setAdded(undefined);
  };
  return (
    <div className="row">
      <Button onClick={() => setOpen(true)}>{t('signals.host.add')}</Button>
      <Dialog title={added === undefined ? t('signals.host.add') : t('signals.host.added', { name: added.codeHost.name })} isOpen={isOpen} onClose={close}>
        {added === undefined ? <AddForm onAdded={setAdded} /> : <Added added={added} done={close} />}
      </Dialog>
    </div>
  );
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function AddForm({ onAdded }: { onAdded: (added: AddedCodeHost) => void }) {
  const [kind, setKind] = useState<CodeHostKind>('github');
  const [name, setName] = useState('');
  const [baseUrl, setBaseUrl] = useState('');
  const [token, setToken] = useState('');
  const [boxText, setBoxText] = useState('');
  const add = useSend('POST /api/signals/code-hosts', { refreshes: ['GET /api/signals/code-hosts'], onDone: (made) => (announce(t('signals.host.added', { name: made.codeHost.name })), onAdded(made)) });
  const form = useFirstError(add.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ body: { kind, name, baseUrl: orNull(baseUrl), token: orNull(token), boxText: orNull(boxText) } });
  };
  const isBeside = add.error !== null && add.error.fields.length > 0 && add.error.fields.every(({ path }) => FIELDS.includes(path));
  return (
    <form ref={form} className="signals-form" onSubmit={submit} noValidate>
      <Select label={t('signals.host.kind')} value={kind} onValue={(value) => setKind(value as CodeHostKind)} options={KINDS.map((value) => ({ value, label: t(`signals.host.kind.${value}`) }))} />
      <TextInput label={t('signals.host.name')} autoComplete="off" value={name} onValue={setName} error={add.error?.at('name')} />
      <TextInput label={t('signals.host.url')} hint={t('signals.host.url.hint')} isOptional type="url" autoComplete="off" value={baseUrl} onValue={setBaseUrl} error={add.error?.at('baseUrl')} />
      <PasswordInput label={t('signals.host.token')} hint={t('signals.host.token.hint')} isOptional autoComplete="off" value={token} onValue={setToken} error={add.error?.at('token')} />
      <TextInput label={t('signals.host.box')} hint={t('signals.host.box.hint')} isOptional autoComplete="off" value={boxText} onValue={setBoxText} error={add.error?.at('boxText')} />
      {add.isError && !isBeside && <Failing error={add.error} />}
      <div className="row"><Button type="submit" look="primary" isBusy={add.isPending}>{t('signals.host.add.go')}</Button></div>
    </form>
  );
}

function Added({ added: { codeHost, secret }, done }: { added: AddedCodeHost; done: () => void }) {
  return (
    <div className="signals-added">
      <Notice kind="ok" isLive>{t('signals.host.added.says')}</Notice>
      <CopyText label={t('signals.host.address')} hint={t(`signals.host.address.hint.${codeHost.kind}`)} text={codeHost.webhookUrl} />
      <CopyText label={t('signals.host.secret')} hint={t('signals.host.secret.hint')} text={secret} />
      <div className="row"><Button look="primary" onClick={done}>{t('signals.host.added.done')}</Button></div>
    </div>
  );
}
