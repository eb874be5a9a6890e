// How each quiz item behaves: answers, share right, and its correlation with the rest.
import type { ReactNode } from 'react';
import type { ItemLine } from '../../server/learning/schemas.ts';
import { useApi } from '../api.ts';
import { formatNumber, formatPercent, t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Prose } from '../ui/prose.tsx';
import { ProgressPart } from './progress-part.tsx';

export function ItemsReport({ module }: { module: string | undefined }) {
  const report = useApi('GET /api/reports/items', { query: module === undefined ? {} : { module } });
  if (report.isPending) return <Loading />;
  if (report.isError) return <Failing error={report.error} retry={() => void report.refetch()} />;
  return (
    <ProgressPart title={t('learning.items.title')} isAside>
      <p className="aside">{t('learning.items.intro')}</p>
      <Table caption={t('learning.items.title')} isCaptionHidden columns={columns()} rows={report.data.items} rowId={({ version, item }) => `${version}/${item}`} />
    </ProgressPart>
  );
}

const figure = (value: number | null, show: (value: number) => string): ReactNode => <span className="figure">{value === null ? t('learning.items.too-few') : show(value)}</span>;

const columns = (): readonly Column<ItemLine>[] => [
  { id: 'item', title: t('learning.items.item'), show: ({ question }) => <span data-content><Prose text={question} /></span> },
  { id: 'answers', title: t('learning.items.answers'), align: 'end', show: ({ answers }) => answers },
  { id: 'right', title: t('learning.items.right'), align: 'end', show: ({ shareRight }) => figure(shareRight, formatPercent) },
  { id: 'rest', title: t('learning.items.rest'), align: 'end', show: ({ itemRest }) => figure(itemRest, (value) => formatNumber(value, { maximumFractionDigits: 2 })) },
];
