// Adding one person by hand; the link to sign in comes on their page.
import { type FormEvent, useState } from 'react';
import { useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { Failing } from '../ui/states.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { peopleMessages } from './messages.ts';
import './people.css';
import { bodyOf, emptyDraft } from './person-draft.ts';
import { PersonFields } from './person-fields.tsx';
import { useAddress } from './use-address.ts';

addMessages(peopleMessages);

export function AddPersonPage() {
  const { go } = useAddress();
  const [draft, setDraft] = useState(emptyDraft);
  const [managerError, setManagerError] = useState<string>();
  const add = useSend('POST /api/people');
  const form = useFirstError(add.error ?? managerError);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isUnknown = draft.managerId === undefined;
    setManagerError(isUnknown ? t('people.field.manager.unknown') : undefined);
    // What was wrong the last time may be right by now.
    if (isUnknown) return add.reset();
    void add.mutateAsync({ body: bodyOf(draft) }).then((person) => {
      announce(t('people.add.done', { name: person.name }));
      go(paths.person(person.id));
    }, () => undefined);
  };
  return (
    <Page title={t('people.add.title')} where={[{ label: t('people.list.title'), to: paths.people() }]} lead={t('people.add.lead')}>
      <form ref={form} className="stack" onSubmit={submit} noValidate>
        <PersonFields draft={draft} onDraft={setDraft} manager={null} error={add.error} managerError={managerError} />
        {add.isError && <Failing error={add.error} />}
        <div className="row">
          <Button type="submit" look="primary" isBusy={add.isPending}>{t('people.add.go')}</Button>
          <Link look="quiet" to={paths.people()}>{t('ui.cancel')}</Link>
        </div>
      </form>
    </Page>
  );
}
