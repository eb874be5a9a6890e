// What erasing leaves behind, why, and for how long.
import type { Kept } from '../../server/people/schemas.ts';
import { t } from '../ui/messages.ts';
import { Table } from '../ui/table.tsx';

export function KeptTable({ kept }: { kept: readonly Kept[] }) {
  return (
    <Table
      isStacked
      caption={t('people.kept')}
      columns={[
        { id: 'what', title: t('people.kept.what'), show: (row) => t(`people.kept.what.${row.what}`) },
        { id: 'why', title: t('people.kept.why'), show: (row) => (row.what === 'name' ? <span data-content>{row.why}</span> : t('people.kept.why.nameless-rows')) },
        { id: 'days', title: t('people.kept.days'), show: (row) => (row.what === 'name' ? t('people.kept.days.count', { count: row.keepDays }) : t('people.kept.days.most', { count: row.keepDays })) },
      ]}
      rows={kept}
      rowId={(row) => row.what}
      empty={t('people.kept.nothing')}
    />
  );
}
