// Filters above the list of alerts: a choice applies at once, a search with Enter; all of it is in the address.
import { useRouter } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { t } from '../ui/messages.ts';
import { SearchForm } from '../ui/search-form.tsx';
import { Select } from '../ui/text-input.tsx';
import { toolName } from '../ui/tool-name.ts';

export const SHOWN = ['here', 'closed', 'all'] as const;
export const TRIAGES = ['open', 'confirmed', 'false-alarm', 'fixed'] as const;
export const LEVELS = ['high', 'medium', 'low', 'note'] as const;
export const ORIGINS = ['new', 'baseline', 'newer-rules'] as const;

export type AlertFilter = { show?: string | undefined; triage?: string | undefined; level?: string | undefined; origin?: string | undefined; tool?: string | undefined; search?: string | undefined; page?: string | undefined };

export function AlertFilters({ filter, tools, isFiltered }: { filter: AlertFilter; tools: readonly string[]; isFiltered: boolean }) {
  const router = useRouter();
  // A filter starts again on the first page.
  const put = (name: keyof AlertFilter) => (value: string): void => router.history.replace(paths.signalAlerts({ ...filter, page: undefined, [name]: value === '' ? undefined : value }));
  const any = { value: '', label: t('alerts.any') };
  return (
    <div className="alerts-filters" role="search" aria-label={t('alerts.filters')}>
      <SearchForm key={filter.search ?? ''} className="alerts-search" label={t('alerts.search')} go={t('alerts.search.go')} search={filter.search ?? ''} onSearch={put('search')} maxLength={100} />
      <Select label={t('alerts.show')} value={filter.show ?? 'here'} onValue={put('show')} options={SHOWN.map((value) => ({ value, label: t(`alerts.show.${value}`) }))} />
      <Select label={t('alerts.triage')} value={filter.triage ?? ''} onValue={put('triage')} options={[any, ...TRIAGES.map((value) => ({ value, label: t(`alerts.triage.${value}`) }))]} />
      <Select label={t('alerts.level')} value={filter.level ?? ''} onValue={put('level')} options={[any, ...LEVELS.map((value) => ({ value, label: t(`alerts.level.${value}`) }))]} />
      <Select label={t('alerts.origin')} value={filter.origin ?? ''} onValue={put('origin')} options={[any, ...ORIGINS.map((value) => ({ value, label: t(`alerts.origin.${value}`) }))]} />
      {tools.length > 1 && <div data-content className="alerts-tool"><Select label={t('alerts.tool')} value={filter.tool ?? ''} onValue={put('tool')} options={[any, ...tools.map((value) => ({ value, label: toolName(value) }))]} /></div>}
      {isFiltered && <p className="alerts-clear"><Link to={paths.signalAlerts()}>{t('alerts.clear')}</Link></p>}
    </div>
  );
}
