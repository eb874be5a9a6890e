// Everyone here, found by name, team, role, tier and state; the filters are part of the address.
import type { Person, Role } from '../../server/people/schemas.ts';
import { apiUrl, useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { InvitePeople } from './invite-people.tsx';
import { peopleMessages } from './messages.ts';
import { queryOf, type PeopleFilter } from './people-filter.ts';
import { PeopleFilters } from './people-filters.tsx';
import './people.css';
import { useAddress } from './use-address.ts';
import { useIsOwner } from './use-is-owner.ts';

addMessages(peopleMessages);

const rolesSaid = (roles: readonly Role[]): string => roles.filter((role) => role !== 'learner').map((role) => t(`people.role.${role}`)).join(', ');

const columns = (): Column<Person>[] => [
  { id: 'name', title: t('people.list.name'), show: (person) => <Link to={paths.person(person.id)}><span data-content>{person.name}</span></Link> },
  { id: 'email', title: t('people.list.email'), isWideOnly: true, show: (person) => <span data-content>{person.email}</span> },
  { id: 'teams', title: t('people.field.teams'), show: ({ teams }) => <span data-content>{teams.map(({ name }) => name).join(', ') || '–'}</span> },
  { id: 'job', title: t('people.list.job'), isWideOnly: true, show: (person) => <span data-content>{person.jobFunction}</span> },
  { id: 'roles', title: t('people.field.roles'), isWideOnly: true, show: (person) => rolesSaid(person.roles) },
  { id: 'tiers', title: t('people.list.tiers'), isWideOnly: true, show: (person) => person.tiers.join(', ') },
  { id: 'state', title: t('people.list.state'), show: (person) => <span className="person-state" data-state={person.state}>{t(`people.state.${person.state}`)}</span> },
];

export function PeoplePage() {
  const { search } = useAddress();
  const filter: PeopleFilter = Object.fromEntries(search);
  const query = queryOf(filter);
  const people = useApi('GET /api/people', { query }, { placeholderData: (before) => before });
  const isFiltered = Object.keys(query).some((name) => name !== 'page');
  const isAlone = people.data?.total === 1 && !isFiltered;
  const isOwner = useIsOwner();
  const actions = isOwner && (
    <>
      <Link look="primary" to={paths.addPerson()}>{t('people.list.add')}</Link>
      <Link look="quiet" to={paths.importPeople()}>{t('people.list.import')}</Link>
    </>
  );
  return (
    <Page title={t('people.list.title')} actions={actions}>
      <PeopleFilters filter={filter} isFiltered={isFiltered} />
      {isOwner && (query.state === 'new' || query.state === 'invited') && <InvitePeople key={query.state} query={query} state={query.state} />}
      {people.isPending && <Loading />}
      {people.isError && <Failing error={people.error} retry={() => void people.refetch()} />}
      {people.isSuccess && (
        <section className="people-section people-list" aria-busy={people.isFetching}>
          <div className="people-list-head">
            <p className="numbers" role="status">{t('people.list.count', { count: people.data.total })}</p>
            <div className="row small">
              <Link to={paths.teams()}>{t('people.list.teams')}</Link>
              <Link to={paths.tiersAdmin()}>{t('people.rules.title')}</Link>
              <a href={apiUrl('GET /api/people.csv')} download>{t('people.list.export')}</a>
            </div>
          </div>
          <Table
            isStacked="running"
            caption={t('people.list.title')}
            isCaptionHidden
            columns={columns()}
            rows={people.data.people}
            rowId={(person) => person.id}
            empty={<EmptyState says={t('people.list.empty')} action={<Link look="quiet" to={paths.people()}>{t('people.list.clear')}</Link>} />}
          />
          {isAlone && <EmptyState title={t('people.list.alone')} says={t('people.list.alone.says')} action={<Link look="quiet" to={paths.importPeople()}>{t('people.list.import')}</Link>} />}
          <Pager page={people.data.page} pages={people.data.pages} toPage={(page) => paths.people({ ...query, page })} />
        </section>
      )}
    </Page>
  );
}
