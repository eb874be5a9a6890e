// Stated minutes beside the measured median, so that nobody has to believe the stated ones.
import type { MinutesLine } from '../../server/learning/schemas.ts';
import { useApi } from '../api.ts';
import { formatNumber, t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { ProgressPart } from './progress-part.tsx';

export function MinutesReport() {
  const report = useApi('GET /api/reports/minutes');
  // Every module has a unit called Quiz.
  const titles = new Map(useApi('GET /api/catalogue').data?.modules.map(({ slug, title }) => [slug, title]));
  if (report.isPending) return <Loading />;
  if (report.isError) return <Failing error={report.error} retry={() => void report.refetch()} />;
  return (
    <ProgressPart title={t('learning.minutes.title')}>
      <p className="aside">{t('learning.minutes.intro')}</p>
      <Table caption={t('learning.minutes.title')} isCaptionHidden columns={columns(titles)} rows={report.data.units} rowId={({ module, unit }) => `${module}/${unit}`} />
    </ProgressPart>
  );
}

const columns = (titles: ReadonlyMap<string, string>): readonly Column<MinutesLine>[] => [
  { id: 'unit', title: t('learning.minutes.unit'), show: ({ title, module }) => <span data-content>{title} <span className="minutes-module">{titles.get(module) ?? ''}</span></span> },
  { id: 'stated', title: t('learning.minutes.stated'), align: 'end', show: ({ stated }) => stated },
  { id: 'measured', title: t('learning.minutes.measured'), align: 'end', show: ({ measured }) => (measured === null ? t('learning.minutes.waiting') : formatNumber(measured, { maximumFractionDigits: 1 })) },
  { id: 'learners', title: t('learning.minutes.learners'), align: 'end', show: ({ learners }) => learners },
];
