// The organisation and its first owner in one form.
import { type FormEvent, useState } from 'react';
import { useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { PasswordInput, Select, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { localeOptions } from './locale-options.ts';
import { shortBy } from './password-rule.ts';
import { useAddress } from './use-address.ts';

export function SetUpForm({ needsCode }: { needsCode: boolean }) {
  const { swap } = useAddress();
  const [code, setCode] = useState('');
  const [draft, setDraft] = useState({ organisationName: '', locale: 'en', name: '', email: '', password: '' });
  const [isAsked, setAsked] = useState(false);
  const setUp = useSend('POST /api/set-up');
  const missing = shortBy(draft.password);
  const shortError = isAsked && missing > 0 ? t('people.link.password.short', { missing }) : undefined;
  const form = useFirstError(setUp.error);
  const put = (name: keyof typeof draft) => (value: string): void => setDraft({ ...draft, [name]: value });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    // Also with a short password: the server names whatever else is missing, so that nobody mends one field at a time.
    void setUp.mutateAsync({ body: { ...draft, ...(needsCode && { code: code.trim() }) } }).then(() => swap(paths.home()), () => undefined);
  };
  const at = (name: string): string | undefined => setUp.error?.at(name);
  const refused = at('password');
  return (
    <section className="people-section" aria-labelledby="set-up-own">
      <h2 id="set-up-own">{t('people.set-up.own')}</h2>
      <p className="soft">{t('people.set-up.own.lead')}</p>
      <form ref={form} className="people-form" onSubmit={submit} noValidate>
        {needsCode && <TextInput label={t('people.set-up.code')} hint={t('people.set-up.code.hint')} name="code" isMono autoComplete="off" value={code} onValue={setCode} error={at('code')} />}
        <TextInput label={t('people.set-up.organisation')} name="organisationName" autoComplete="organization" value={draft.organisationName} onValue={put('organisationName')} error={at('organisationName')} />
        <Select label={t('people.set-up.locale')} hint={t('people.set-up.locale.hint')} options={localeOptions('en')} value={draft.locale} onValue={put('locale')} error={at('locale')} />
        <TextInput label={t('people.set-up.name')} name="name" autoComplete="name" value={draft.name} onValue={put('name')} error={at('name')} />
        <TextInput label={t('people.set-up.email')} name="email" type="email" autoComplete="username" value={draft.email} onValue={put('email')} error={at('email')} />
        <PasswordInput label={t('people.set-up.password')} hint={t('people.link.password.hint')} name="password" autoComplete="new-password" value={draft.password} onValue={put('password')} error={shortError ?? refused} />
        {setUp.isError && <Failing error={setUp.error} />}
        <div className="row">
          <Button type="submit" look="primary" isBusy={setUp.isPending}>{t('people.set-up.go')}</Button>
        </div>
      </form>
    </section>
  );
}
