// A table for figures and lists: columns declared once, the first column names its row, its own words when empty.
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Link } from './link.tsx';
import { EmptyState } from './states.tsx';
import { t } from './messages.ts';
import './table.css';

/** `sort.to` is this page sorted by the column the other way round: order lives in the address. */
export type Sort = { to: string; is?: 'ascending' | 'descending' };
/** `label`: what a stacked row says before this cell, where `title` is no string. `isWideOnly`: left out on a phone. */
export type Column<Row> = { id: string; title: ReactNode; label?: string; show: (row: Row) => ReactNode; align?: 'end'; sort?: Sort; isWideOnly?: boolean };
type Props<Row> = {
  caption: string;
  /** The caption is said above already, and only read out here. */
  isCaptionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** A sentence, or a whole EmptyState with the next step. */
  empty?: ReactNode;
  /** On a phone each row becomes a block of lines, where scrolling sideways would hide what matters; `running` sets one cell behind the other, for tables of many rows. */
  isStacked?: boolean | 'running';
};

export function Table<Row>({ caption, isCaptionHidden = false, columns, rows, rowId, empty, isStacked = false }: Props<Row>) {
  const scroll = useRef<HTMLDivElement>(null);
  const isScrolling = useIsScrolling(scroll, rows.length);
  if (rows.length === 0) return typeof empty === 'object' ? empty : <EmptyState says={empty ?? t('ui.table.empty')} />;
  // Rows shown as blocks lose what they are to a screen reader unless it is said.
  const role = (name: string): { role?: string } => (isStacked === false ? {} : { role: name });
  // Only what scrolls takes the focus, so that the keyboard can scroll it and need not stop elsewhere.
  const region = isScrolling ? { tabIndex: 0, role: 'region', 'aria-label': t('ui.table.scroll', { caption }) } : {};
  return (
    <div className="table" data-stacked={isStacked || undefined}>
      <div className="table-scroll" ref={scroll} {...region}>
        <table {...role('table')}>
          <caption className={isCaptionHidden ? 'only-read' : undefined}>{caption}</caption>
          <thead {...role('rowgroup')}>
            <tr {...role('row')}>{columns.map((column) => <th key={column.id} scope="col" {...role('columnheader')} data-wide={column.isWideOnly} data-align={column.align} aria-sort={column.sort?.is}>{column.sort === undefined ? column.title : <Link to={column.sort.to}>{column.title}</Link>}</th>)}</tr>
          </thead>
          <tbody {...role('rowgroup')}>
            {rows.map((row) => (
              <tr key={rowId(row)} {...role('row')}>
                {columns.map((column, at) => {
                  const said = column.label ?? (typeof column.title === 'string' ? column.title : undefined);
                  const marks = { 'data-align': column.align, 'data-wide': column.isWideOnly, 'data-label': isStacked === false ? undefined : said };
                  const shown = isStacked === false ? column.show(row) : <div>{column.show(row)}</div>;
                  return at === 0 ? <th key={column.id} scope="row" {...role('rowheader')} {...marks}>{shown}</th> : <td key={column.id} {...role('cell')} {...marks}>{shown}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function useIsScrolling(scroll: RefObject<HTMLElement | null>, rows: number): boolean {
  const [isScrolling, setScrolling] = useState(false);
  useEffect(() => {
    const element = scroll.current;
    if (element === null) return undefined;
    const look = (): void => setScrolling(element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight);
    const watching = new ResizeObserver(look);
    watching.observe(element);
    // The table grows by itself when its font arrives; the box around it does not.
    if (element.firstElementChild !== null) watching.observe(element.firstElementChild);
    look();
    return () => watching.disconnect();
  }, [scroll, rows]);
  return isScrolling;
}
