// Leaving, coming back, and erasing, which is confirmed by typing the e-mail address.
import { type FormEvent, useState } from 'react';
import type { Erased, PersonDetail } from '../../server/people/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton, Dialog } from '../ui/dialog.tsx';
import { formatDate, t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';

export function PersonLeaving({ person, onErased }: { person: PersonDetail; onErased: (result: Erased) => void }) {
  const leave = useSend('POST /api/people/:id/leave');
  const comeBack = useSend('POST /api/people/:id/return');
  const { id, name, leftOn } = person;
  const given = { params: { id } };
  return (
    <section className="people-section" aria-labelledby="person-leaving">
      <h2 id="person-leaving">{t('people.person.leaving')}</h2>
      {leftOn !== null && <p>{t('people.person.return.says', { name, day: formatDate(leftOn) })}</p>}
      <div className="row">
        {leftOn === null ? (
          <ConfirmButton look="quiet" title={t('people.person.leave.title', { name })} says={t('people.person.leave.says')} confirm={t('people.person.leave')} isBusy={leave.isPending} onConfirm={async () => { await leave.mutateAsync({ ...given, body: {} }); announce(t('people.person.leave.done', { name })); }}>
            {t('people.person.leave')}
          </ConfirmButton>
        ) : (
          <Button isBusy={comeBack.isPending} onClick={() => void comeBack.mutateAsync(given).then(() => announce(t('people.person.return.done', { name })), () => undefined)}>{t('people.person.return')}</Button>
        )}
        <ErasePerson person={person} onErased={onErased} />
      </div>
      {leave.isError && <Failing error={leave.error} />}
      {comeBack.isError && <Failing error={comeBack.error} />}
    </section>
  );
}

function ErasePerson({ person, onErased }: { person: PersonDetail; onErased: (result: Erased) => void }) {
  const { id, name, email } = person;
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [typeError, setTypeError] = useState<string>();
  const erase = useSend('POST /api/people/:id/erase', { refreshes: ['GET /api/people'] });
  const form = useFirstError(typeError);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isSame = typed.trim().toLowerCase() === email;
    setTypeError(isSame ? undefined : t('people.person.erase.differs'));
    if (isSame) void erase.mutateAsync({ params: { id } }).then(onErased, () => undefined);
  };
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>{t('people.person.erase')}</Button>
      <Dialog title={t('people.person.erase.title', { name })} isOpen={isOpen} onClose={() => setOpen(false)}>
        <form ref={form} className="stack" onSubmit={submit} noValidate>
          <p>{t('people.person.erase.says', { name })}</p>
          <TextInput label={t('people.person.erase.type', { email })} value={typed} onValue={setTyped} autoComplete="off" error={typeError} />
          {erase.isError && <Failing error={erase.error} />}
          <div className="row">
            <Button type="submit" look="danger" isBusy={erase.isPending}>{t('people.person.erase.go')}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
