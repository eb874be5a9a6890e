// The rules for tiers 2 and 3: a table, and a form for one more.
import { type FormEvent, useState } from 'react';
import type { TierRule } from '../../server/people/schemas.ts';
import { type Reply, useApi, useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { RadioList } from '../ui/choice.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { t } from '../ui/messages.ts';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Select, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';

type Reading = Pick<ReturnType<typeof useApi<'GET /api/tier-rules'>>, 'isPending' | 'error' | 'refetch'> & { data: Reply<'GET /api/tier-rules'> | undefined };

export function TierRules({ rules, isOwner }: { rules: Reading; isOwner: boolean }) {
  const remove = useSend('DELETE /api/tier-rules/:id');
  const drop = async (rule: TierRule): Promise<void> => {
    await remove.mutateAsync({ params: { id: rule.id } });
    announce(t('people.rules.removed'));
  };
  const any = <span className="soft">{t('people.rules.any')}</span>;
  const columns: Column<TierRule>[] = [
    { id: 'tier', title: t('people.rules.tier'), show: (rule) => t('people.tier', { tier: String(rule.tier) }) },
    { id: 'team', title: t('people.rules.team'), show: (rule) => rule.team === null ? any : <span data-content>{rule.team.name}</span> },
    { id: 'job', title: t('people.rules.job'), show: (rule) => rule.jobFunction === null ? any : <span data-content>{rule.jobFunction}</span> },
    { id: 'people', title: t('people.rules.people'), align: 'end', show: (rule) => t('people.rules.people.count', { count: rule.people }) },
    ...(isOwner
      ? [{
          id: 'change',
          title: t('people.rules.change'),
          show: (rule: TierRule) => (
            <ConfirmButton look="quiet" label={t('people.rules.remove.of', { tier: String(rule.tier), what: [rule.team?.name, rule.jobFunction].filter(Boolean).join(', ') })} title={t('people.rules.remove.title')} says={t('people.rules.remove.says', { count: rule.people })} confirm={t('people.rules.remove')} isBusy={remove.isPending} onConfirm={() => drop(rule)}>
              {t('people.rules.remove')}
            </ConfirmButton>
          ),
        }]
      : []),
  ];
  return (
    <section className="people-section" aria-labelledby="tier-rules">
      <h2 id="tier-rules">{t('people.rules.rules')}</h2>
      {remove.isError && <Failing error={remove.error} />}
      {rules.isPending && <Loading />}
      {rules.error && <Failing error={rules.error} retry={() => void rules.refetch()} />}
      {rules.data && <Table isStacked caption={t('people.rules.rules')} isCaptionHidden columns={columns} rows={rules.data.rules} rowId={(rule) => rule.id} empty={<EmptyState title={t('people.rules.empty')} says={t('people.rules.empty.says')} />} />}
      {isOwner && <AddRule />}
    </section>
  );
}

function AddRule() {
  const teams = useApi('GET /api/teams');
  const [tier, setTier] = useState('2');
  const [teamId, setTeamId] = useState('');
  const [jobFunction, setJob] = useState('');
  const add = useSend('POST /api/tier-rules');
  const form = useFirstError(add.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void add.mutateAsync({ body: { tier: tier === '2' ? 2 : 3, teamId: teamId || null, jobFunction: jobFunction.trim() || null } }).then((rule) => {
      setTeamId('');
      setJob('');
      announce(t('people.rules.added', { count: rule.people }));
    }, () => undefined);
  };
  return (
    <form ref={form} className="people-form" onSubmit={submit} noValidate aria-labelledby="add-rule">
      <h3 id="add-rule">{t('people.rules.add')}</h3>
      <p className="soft">{t('people.rules.add.says')}</p>
      <RadioList label={t('people.rules.tier')} isAcross options={['2', '3'].map((value) => ({ value, label: t('people.tier', { tier: value }) }))} value={tier} onValue={setTier} />
      <Select label={t('people.rules.team')} isOptional options={[{ value: '', label: t('people.rules.any') }, ...(teams.data?.teams ?? []).map((team) => ({ value: team.id, label: team.name }))]} value={teamId} onValue={setTeamId} error={add.error?.at('teamId')} />
      <TextInput label={t('people.rules.job')} hint={t('people.rules.add.job.hint')} isOptional autoComplete="off" value={jobFunction} onValue={setJob} error={add.error?.at('jobFunction')} />
      {add.isError && <Failing error={add.error} />}
      {add.isSuccess && <p className="soft" role="status">{t('people.rules.added', { count: add.data.people })}</p>}
      <div className="row">
        <Button type="submit" look="primary" isBusy={add.isPending}>{t('people.rules.add')}</Button>
      </div>
    </form>
  );
}
