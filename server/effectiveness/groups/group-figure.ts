// What may be said of one group: exactly, as a band, or only how many records there are. Pure.
import { shareOf } from '../../people/index.ts';
import { intervalOfCells } from '../level-of.ts';
import type { Metric } from '../schemas.ts';
import type { GroupFigure } from './contract.ts';

/** From here on neither all nor none says much about each (decision 008). */
const LARGE = 20;

export const groupFigure = (metric: Pick<Metric, 'family'>, people: number, cells: readonly { events: number; of: number }[]): GroupFigure | null => {
  const interval = intervalOfCells(metric, cells);
  if (interval === null) return null;
  const events = cells.reduce((sum, cell) => sum + cell.events, 0);
  if (people >= LARGE) return { kind: 'exact', events, ...interval };
  // A rate has no end at which all of them did it, and its zero says something of each.
  if (metric.family === 'poisson') return { kind: 'records-only' };
  const share = shareOf(interval.estimate * people, people);
  return share.kind === 'exact' ? { kind: 'exact', events, ...interval } : share;
};
