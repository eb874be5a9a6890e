// Begins a back-fill of one repository, in a dialog.
import { type FormEvent, useState } from 'react';
import type { CodeHost } from '../../server/signals/pull-requests/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';

export function StartBackFill({ host }: { host: CodeHost }) {
  const [isOpen, setOpen] = useState(false);
  const title = t('signals.fill.of', { name: host.name });
  return (
    <>
      <Button aria-label={title} onClick={() => setOpen(true)}>{t('signals.fill')}</Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)}><BackFillForm host={host} done={() => setOpen(false)} /></Dialog>
    </>
  );
}

function BackFillForm({ host, done }: { host: CodeHost; done: () => void }) {
  const [repository, setRepository] = useState('');
  const [since, setSince] = useState('');
  const start = useSend('POST /api/signals/code-hosts/:id/back-fills', { refreshes: ['GET /api/signals/code-hosts'], onDone: () => (announce(t('signals.fill.began', { repository })), done()) });
  const form = useFirstError(start.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    start.mutate({ params: { id: host.id }, body: { repository, since } });
  };
  const isBeside = start.error !== null && start.error.fields.length > 0 && start.error.fields.every(({ path }) => path === 'repository' || path === 'since');
  return (
    <form ref={form} className="signals-form" onSubmit={submit} noValidate>
      <TextInput label={t('signals.fill.repository')} hint={t('signals.fill.repository.hint')} autoComplete="off" value={repository} onValue={setRepository} error={start.error?.at('repository')} />
      <TextInput label={t('signals.fill.since')} hint={t('signals.fill.since.hint')} type="date" value={since} onValue={setSince} error={start.error?.at('since')} />
      {start.isError && !isBeside && <Failing error={start.error} />}
      <div className="row"><Button type="submit" look="primary" isBusy={start.isPending}>{t('signals.fill.go')}</Button></div>
    </form>
  );
}
