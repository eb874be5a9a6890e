// Which records of a batch tell what another one has told: in the order they came, after what is known from before.
import type { Row } from './store-interactions.ts';

type Told = Pick<Row, 'covers' | 'yieldsTo' | 'unless'>;

/** What speaks for others whatever came before it goes first, and what speaks for nothing goes last. */
const turnOf = ({ covers, yieldsTo }: Told): number => (covers === null ? 2 : yieldsTo === null ? 0 : 1);

/** Whether it depends on marks from before which marks of this batch count. */
export const isMutual = ({ covers, yieldsTo }: Told): boolean => covers !== null && yieldsTo !== null;

/** Those that are left, and how they go into the database, which knows of marks from before alone. What yields leaves no mark. */
export const withoutRetold = <R extends Told>(rows: readonly R[], before: ReadonlySet<string>): R[] => {
  const marks = new Set(before);
  const left: R[] = [];
  for (const row of rows.toSorted((one, other) => turnOf(one) - turnOf(other))) {
    const isFree = row.unless !== null && marks.has(row.unless);
    if (!isFree && row.yieldsTo !== null && marks.has(row.yieldsTo)) continue;
    if (row.covers !== null) marks.add(row.covers);
    left.push(isFree ? { ...row, yieldsTo: null } : row);
  }
  return left;
};
