// Changing a person's profile.
import { type FormEvent, useState } from 'react';
import type { PersonDetail } from '../../server/people/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Failing } from '../ui/states.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { bodyOf, draftOf, type PersonDraft } from './person-draft.ts';
import { PersonFields } from './person-fields.tsx';

export function PersonForm({ person }: { person: PersonDetail }) {
  const [draft, setDraft] = useState(draftOf(person));
  const [managerError, setManagerError] = useState<string>();
  const save = useSend('PATCH /api/people/:id');
  const form = useFirstError(save.error ?? managerError);
  const change = (next: PersonDraft): void => {
    setDraft(next);
    if (save.isSuccess) save.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isUnknown = draft.managerId === undefined;
    setManagerError(isUnknown ? t('people.field.manager.unknown') : undefined);
    // What was wrong the last time may be right by now.
    if (isUnknown) save.reset();
    else void save.mutateAsync({ params: { id: person.id }, body: bodyOf(draft) }).then(() => announce(t('people.field.saved')), () => undefined);
  };
  return (
    <form ref={form} className="stack" onSubmit={submit} noValidate>
      <PersonFields draft={draft} onDraft={change} manager={person.manager} error={save.error} managerError={managerError} />
      {save.isError && <Failing error={save.error} />}
      {save.isSuccess && <Notice kind="ok">{t('people.field.saved')}</Notice>}
      <div className="row">
        <Button type="submit" look="primary" isBusy={save.isPending}>{t('people.field.save')}</Button>
      </div>
    </form>
  );
}
