// How long each kind of row is kept, with its reason; an owner changes the days.
import { type FormEvent, useState } from 'react';
import type { Retention } from '../../server/people/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Failing } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { ruleName, ruleWhy } from './rule-words.ts';

const daysOf = (retention: readonly Retention[]): Readonly<Record<string, string>> => Object.fromEntries(retention.map((rule) => [rule.name, String(rule.keepDays)]));
const isDays = (text: string): boolean => text.trim() === '' || (/^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 36_500);

export function RetentionForm({ retention, isOwner }: { retention: readonly Retention[]; isOwner: boolean }) {
  const [days, setDays] = useState(daysOf(retention));
  const [isAsked, setAsked] = useState(false);
  const [refused, setRefused] = useState(0);
  const save = useSend('PATCH /api/organisation');
  const wrong = retention.filter((rule) => !isDays(days[rule.name] ?? ''));
  const form = useFirstError(save.error ?? refused);
  const changed = retention.filter((rule) => (days[rule.name] ?? '').trim() !== String(rule.keepDays));
  const isShorter = changed.some((rule) => isDays(days[rule.name] ?? '') && Number(days[rule.name] || rule.usualDays) < rule.keepDays);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    // Counted, so that the focus goes to the mistake when it is sent, and not at every key typed elsewhere.
    if (wrong.length > 0) setRefused(refused + 1);
    if (wrong.length > 0 || changed.length === 0) return;
    const body = { retention: Object.fromEntries(changed.map((rule) => [rule.name, days[rule.name]?.trim() ? Number(days[rule.name]) : null])) };
    void save.mutateAsync({ body }).then((saved) => {
      setDays(daysOf(saved.retention));
      announce(t('people.organisation.saved'));
    }, () => undefined);
  };
  const error = (rule: Retention): string | undefined => save.error?.at(`retention.${rule.name}`) ?? (isAsked && wrong.includes(rule) ? t('people.organisation.retention.wrong') : undefined);
  const columns: Column<Retention>[] = [
    { id: 'what', title: t('people.organisation.retention.what'), show: (rule) => ruleName(rule.name) },
    { id: 'why', title: t('people.organisation.retention.why'), show: (rule) => ruleWhy(rule.name) },
    {
      id: 'keep',
      title: t('people.organisation.retention.keep'),
      show: (rule) =>
        isOwner ? (
          <div className="retention-days">
            <TextInput label={<span className="only-read">{t('people.organisation.retention.days', { name: ruleName(rule.name) })}</span>} hint={t('people.organisation.retention.usual', { days: rule.usualDays })} inputMode="numeric" autoComplete="off" value={days[rule.name] ?? ''} onValue={(value) => setDays({ ...days, [rule.name]: value })} error={error(rule)} />
          </div>
        ) : (
          formatNumber(rule.keepDays)
        ),
    },
  ];
  return (
    <section className="people-section" aria-labelledby="retention">
      <h2 id="retention">{t('people.organisation.retention')}</h2>
      <p className="soft">{t('people.organisation.retention.lead')}</p>
      <form ref={form} className="stack" onSubmit={submit} noValidate>
        <Table isStacked caption={t('people.organisation.retention')} isCaptionHidden columns={columns} rows={retention} rowId={(rule) => rule.name} />
        {isShorter && <Notice>{t('people.organisation.retention.shorter')}</Notice>}
        {save.isError && <Failing error={save.error} />}
        {isOwner && (
          <div className="row">
            <Button type="submit" look="primary" isBusy={save.isPending} isOff={changed.length === 0}>{t('people.organisation.save')}</Button>
            {save.isSuccess && changed.length === 0 && <span>{t('people.organisation.saved')}</span>}
          </div>
        )}
      </form>
    </section>
  );
}
