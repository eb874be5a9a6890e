// Filters of the progress table; what is chosen stands in the address, so it can be sent to a colleague.
import { type FormEvent, useState } from 'react';
import { apiUrl, useApi } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { t } from '../ui/messages.ts';
import { Select, TextInput } from '../ui/text-input.tsx';

export type ProgressSearch = { module?: string; team?: string; tier?: number; state?: 'open' | 'begun' | 'done'; search?: string; page?: number };

export function ProgressFilters({ search, onShow }: { search: ProgressSearch; onShow: (search: ProgressSearch) => void }) {
  const catalogue = useApi('GET /api/catalogue');
  const teams = useApi('GET /api/teams');
  const [chosen, setChosen] = useState<ProgressSearch>(search);
  const any = { value: '', label: t('learning.progress.any') };
  const set = (part: { [K in keyof ProgressSearch]?: ProgressSearch[K] | undefined }): void => setChosen(withoutEmpty({ ...chosen, ...part, page: undefined }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onShow(chosen);
  };
  const { page: _page, ...exported } = chosen;
  return (
    <form className="filters" role="search" aria-label={t('learning.progress.filters')} onSubmit={submit}>
      <Select label={t('learning.progress.module')} value={chosen.module ?? ''} onValue={(module) => set({ module })} options={(catalogue.data?.modules ?? []).map(({ slug, title }) => ({ value: slug, label: title, isContent: true }))} />
      <Select label={t('learning.progress.team')} value={chosen.team ?? ''} onValue={(team) => set({ team })} options={[any, ...(teams.data?.teams ?? []).map(({ id, name }) => ({ value: id, label: name, isContent: true }))]} />
      <Select label={t('learning.progress.tier')} value={String(chosen.tier ?? '')} onValue={(tier) => set({ tier: tier === '' ? undefined : Number(tier) })} options={[any, ...[1, 2, 3].map((tier) => ({ value: String(tier), label: t('learning.module.tier', { tier }) }))]} />
      <Select label={t('learning.progress.state')} value={chosen.state ?? ''} onValue={(state) => set({ state: state as ProgressSearch['state'] })} options={[any, ...(['open', 'begun', 'done'] as const).map((state) => ({ value: state, label: t(`learning.state.${state}`) }))]} />
      <TextInput label={t('learning.progress.search')} maxLength={120} value={chosen.search ?? ''} onValue={(text) => set({ search: text })} />
      <Button type="submit" look="primary">{t('learning.progress.apply')}</Button>
      <Link to={apiUrl('GET /api/reports/people.csv', { query: exported })} look="quiet">{t('learning.progress.csv')}</Link>
    </form>
  );
}

const NAMES: readonly string[] = ['module', 'team', 'tier', 'state', 'search', 'page'] satisfies (keyof ProgressSearch)[];

/** What else an address carries is not for the report, which refuses what it does not know. */
export const knownIn = (search: object): ProgressSearch => Object.fromEntries(Object.entries(search).filter(([name]) => NAMES.includes(name)));

const withoutEmpty = (search: object): ProgressSearch => Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
