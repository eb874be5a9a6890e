// The organisation's name and the way it writes dates and numbers.
import { type FormEvent, useState } from 'react';
import type { Organisation } from '../../server/people/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { Select, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { localeOptions } from './locale-options.ts';

export function NameForm({ organisation }: { organisation: Organisation }) {
  const [name, setName] = useState(organisation.name);
  const [locale, setLocale] = useState(organisation.locale);
  const save = useSend('PATCH /api/organisation');
  const form = useFirstError(save.error);
  const isSaved = save.isSuccess && name === organisation.name && locale === organisation.locale;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save.mutateAsync({ body: { name, locale } }).then(() => announce(t('people.organisation.saved')), () => undefined);
  };
  return (
    <section className="people-section" aria-labelledby="organisation-name">
      <h2 id="organisation-name">{t('people.organisation.name-and-dates')}</h2>
      <form ref={form} className="people-form" onSubmit={submit} noValidate>
        <TextInput label={t('people.organisation.name')} autoComplete="off" value={name} onValue={setName} error={save.error?.at('name')} />
        <Select label={t('people.set-up.locale')} hint={t('people.set-up.locale.hint')} options={localeOptions(organisation.locale)} value={locale} onValue={setLocale} error={save.error?.at('locale')} />
        {save.isError && <Failing error={save.error} />}
        <div className="row">
          <Button type="submit" look="primary" isBusy={save.isPending}>{t('people.organisation.save')}</Button>
          {isSaved && <span>{t('people.organisation.saved')}</span>}
        </div>
      </form>
    </section>
  );
}
