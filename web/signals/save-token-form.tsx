// Saves another token of a code host, in a dialog; what it reads from then on is read with this one.
import { type FormEvent, useState } from 'react';
import type { CodeHost } from '../../server/signals/pull-requests/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { PasswordInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';

export function SaveToken({ host }: { host: CodeHost }) {
  const [isOpen, setOpen] = useState(false);
  const title = t('signals.host.token.of', { name: host.name });
  return (
    <>
      <Button aria-label={title} onClick={() => setOpen(true)}>{t('signals.host.token')}</Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)}><TokenForm host={host} done={() => setOpen(false)} /></Dialog>
    </>
  );
}

function TokenForm({ host, done }: { host: CodeHost; done: () => void }) {
  const [token, setToken] = useState('');
  const save = useSend('PUT /api/signals/code-hosts/:id/token', { refreshes: ['GET /api/signals/code-hosts'], onDone: () => (announce(t('signals.host.token.saved')), done()) });
  const form = useFirstError(save.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ params: { id: host.id }, body: { token } });
  };
  return (
    <form ref={form} className="signals-form" onSubmit={submit} noValidate>
      <PasswordInput label={t('signals.host.token')} hint={t('signals.host.token.hint')} autoComplete="off" value={token} onValue={setToken} error={save.error?.at('token')} />
      {save.isError && save.error.at('token') === undefined && <Failing error={save.error} />}
      <div className="row"><Button type="submit" look="primary" isBusy={save.isPending}>{t('signals.host.token.save')}</Button></div>
    </form>
  );
}
