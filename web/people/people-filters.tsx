// Filters above the list: a choice applies at once, a search with Enter.
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { t } from '../ui/messages.ts';
import { SearchForm } from '../ui/search-form.tsx';
import { Select } from '../ui/text-input.tsx';
import { type PeopleFilter, ROLES, STATES, TIERS } from './people-filter.ts';
import { useAddress } from './use-address.ts';

// What the server takes; a longer one would come back as a refusal of the whole page.
const MOST_SEARCHED = 120;

export function PeopleFilters({ filter, isFiltered }: { filter: PeopleFilter; isFiltered: boolean }) {
  const { swap } = useAddress();
  const teams = useApi('GET /api/teams');
  // A filter starts again on the first page.
  const put = (name: string) => (value: string): void => swap(paths.people({ ...filter, page: undefined, [name]: value }));
  const any = { value: '', label: t('people.list.any') };
  return (
    <div className="people-filters" role="search" aria-label={t('people.list.filters')}>
      <SearchForm key={filter['search'] ?? ''} className="people-search" maxLength={MOST_SEARCHED} label={t('people.list.search')} go={t('people.list.search.go')} search={filter['search'] ?? ''} onSearch={put('search')} />
      <Select label={t('people.list.team')} value={filter['team'] ?? ''} onValue={put('team')} options={[any, ...(teams.data?.teams ?? []).map((team) => ({ value: team.id, label: team.name }))]} />
      <Select label={t('people.list.role')} value={filter['role'] ?? ''} onValue={put('role')} options={[any, ...ROLES.map((role) => ({ value: role, label: t(`people.role.${role}`) }))]} />
      <Select label={t('people.list.tier')} value={filter['tier'] ?? ''} onValue={put('tier')} options={[any, ...TIERS.map((tier) => ({ value: tier, label: t('people.tier', { tier }) }))]} />
      <Select label={t('people.list.state')} value={filter['state'] ?? ''} onValue={put('state')} options={[{ value: '', label: t('people.list.here') }, ...STATES.map((state) => ({ value: state, label: t(`people.state.${state}`) }))]} />
      {isFiltered && <p className="people-filters-clear"><Link to={paths.people()}>{t('people.list.clear')}</Link></p>}
    </div>
  );
}
