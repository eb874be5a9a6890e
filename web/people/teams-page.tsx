// Teams: add, rename, remove.
import { type FormEvent, useState } from 'react';
import type { Team } from '../../server/people/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton, Dialog } from '../ui/dialog.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { peopleMessages } from './messages.ts';
import './people.css';
import { useIsOwner } from './use-is-owner.ts';

addMessages(peopleMessages);

export function TeamsPage() {
  const isOwner = useIsOwner();
  const teams = useApi('GET /api/teams');
  const remove = useSend('DELETE /api/teams/:id');
  const drop = async ({ id, name }: Team): Promise<void> => {
    await remove.mutateAsync({ params: { id } });
    announce(t('people.teams.removed', { name }));
  };
  const columns: Column<Team>[] = [
    { id: 'name', title: t('people.list.name'), show: (team) => <span data-content>{team.name}</span> },
    { id: 'members', title: t('people.teams.members'), align: 'end', show: (team) => <Link to={paths.people({ team: team.id })}>{t('people.teams.count', { count: team.members })}</Link> },
    ...(isOwner
      ? [{
          id: 'actions',
          title: t('people.teams.actions'),
          show: (team: Team) => (
            <div className="row">
              <RenameTeam team={team} />
              <ConfirmButton look="quiet" label={t('people.teams.remove.title', { name: team.name })} title={t('people.teams.remove.title', { name: team.name })} says={t('people.teams.remove.says', { count: team.members })} confirm={t('people.teams.remove')} isBusy={remove.isPending} onConfirm={() => drop(team)}>
                {t('people.teams.remove')}
              </ConfirmButton>
            </div>
          ),
        }]
      : []),
  ];
  return (
    <Page title={t('people.teams.title')} where={[{ label: t('people.list.title'), to: paths.people() }]} lead={t('people.teams.lead')}>
      {remove.isError && <Failing error={remove.error} />}
      {teams.isPending && <Loading />}
      {teams.isError && <Failing error={teams.error} retry={() => void teams.refetch()} />}
      {teams.isSuccess && (
        <Table isStacked="running" caption={t('people.teams.title')} isCaptionHidden columns={columns} rows={teams.data.teams} rowId={(team) => team.id} empty={<EmptyState title={t('people.teams.empty')} says={t('people.teams.empty.says')} />} />
      )}
      {isOwner && <AddTeam />}
    </Page>
  );
}

function AddTeam() {
  const [name, setName] = useState('');
  const add = useSend('POST /api/teams');
  const form = useFirstError(add.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void add.mutateAsync({ body: { name } }).then((team) => {
      setName('');
      announce(t('people.teams.added', { name: team.name }));
    }, () => undefined);
  };
  return (
    <section className="people-section" aria-labelledby="add-team">
      <h2 id="add-team">{t('people.teams.add')}</h2>
      <form ref={form} className="people-form" onSubmit={submit} noValidate>
        <TextInput label={t('people.teams.name')} value={name} onValue={setName} error={add.error?.at('name')} autoComplete="off" />
        {add.isError && add.error.at('name') === undefined && <Failing error={add.error} />}
        <div className="row">
          <Button type="submit" look="primary" isBusy={add.isPending}>{t('people.teams.add')}</Button>
        </div>
      </form>
    </section>
  );
}

function RenameTeam({ team }: { team: Team }) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState(team.name);
  const rename = useSend('PATCH /api/teams/:id');
  const form = useFirstError(rename.error);
  const open = (): void => {
    setName(team.name);
    setOpen(true);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void rename.mutateAsync({ params: { id: team.id }, body: { name } }).then((renamed) => {
      setOpen(false);
      announce(t('people.teams.renamed', { name: renamed.name }));
    }, () => undefined);
  };
  return (
    <>
      <Button aria-label={t('people.teams.rename.title', { name: team.name })} onClick={open}>{t('people.teams.rename')}</Button>
      <Dialog title={t('people.teams.rename.title', { name: team.name })} isOpen={isOpen} onClose={() => setOpen(false)}>
        <form ref={form} className="stack" onSubmit={submit} noValidate>
          <TextInput label={t('people.teams.name')} value={name} onValue={setName} error={rename.error?.at('name')} autoComplete="off" />
          {rename.isError && rename.error.at('name') === undefined && <Failing error={rename.error} />}
          <div className="row">
            <Button type="submit" look="primary" isBusy={rename.isPending}>{t('people.teams.rename')}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
