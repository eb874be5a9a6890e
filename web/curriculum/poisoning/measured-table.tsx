// What was measured, side by side: clean training, with the attacker's rows, and where there is one with the register.
import { formatNumber, t } from '../../ui/messages.ts';
import { type Column, Table } from '../../ui/table.tsx';
import type { Measured } from './poison.ts';
import type { Tried } from './try-poison.ts';

type Row = { id: string; title: string; part: (measured: Measured) => number; of: (measured: Measured) => number };

export const percentOf = (part: number, of: number): string => formatNumber((100 * part) / of, { maximumFractionDigits: 0 });

export function MeasuredTable({ tried: { clean, poisoned, guarded }, target }: { tried: Tried; target: number }) {
  const rows: Row[] = [
    { id: 'accuracy', title: t('poisoning.measured.accuracy'), part: ({ right }) => right, of: ({ of }) => of },
    { id: 'fooled', title: t('poisoning.measured.fooled', { target: `${target}` }), part: ({ fooled }) => fooled, of: ({ others }) => others },
  ];
  const show = (measured: Measured | undefined) => ({ part, of }: Row): string =>
    measured === undefined ? t('poisoning.measured.nothing') : t('poisoning.measured.share', { part: part(measured), of: of(measured), percent: percentOf(part(measured), of(measured)) });
  const columns: Column<Row>[] = [
    { id: 'what', title: t('poisoning.measured.what'), show: ({ title }) => title },
    { id: 'clean', title: t('poisoning.measured.clean'), show: show(clean) },
    { id: 'poisoned', title: t('poisoning.measured.poisoned'), show: show(poisoned) },
    ...(guarded === undefined ? [] : [{ id: 'guarded', title: t('poisoning.measured.guarded'), show: show(guarded.measured) }]),
  ];
  return <Table caption={t('poisoning.measured')} columns={columns} rows={rows} rowId={({ id }) => id} isStacked />;
}
