// A chart of shares with limits: which periods lie outside of what chance does.
import { cannot, mustBeShare } from './cannot.ts';
import { betaTails } from './distributions.ts';
import { exactShare } from './clopper-pearson.ts';
import type { Share } from './newcombe.ts';

export type ChartPoint = Share & { share: number; low: number; high: number; isOutside: boolean };

// What three deviations leave outside on each side of a normal distribution.
const TAIL = 0.001_349_898_031_630_094_6;

/**
 * p-chart with the usual limits of three deviations around the common share, clipped to 0 and 1, where at least 5 events and 5
 * non-events are expected (Shewhart; Montgomery, Statistical Quality Control, 7.2); with fewer the limits hold the same
 * probability exactly, since three deviations are wrong there. `centre` is the baseline's share where it is given, else that of all
 * periods. Periods without records are left out. Throws without any records.
 */
export const pChart = (periods: readonly Share[], centre?: number): ChartPoint[] => {
  const filled = periods.filter(({ of }) => of > 0);
  for (const { events, of } of filled) mustBeShare(events, of);
  const total = filled.reduce((sum, { of }) => sum + of, 0);
  if (total === 0) throw cannot('too-little', 'A chart of no records.');
  const middle = centre ?? filled.reduce((sum, { events }) => sum + events, 0) / total;
  if (!(middle >= 0 && middle <= 1)) throw cannot('bad-input', `A centre of ${middle} is no share.`);
  return filled.map(({ events, of }) => {
    const share = events / of;
    const reach = 3 * Math.sqrt((middle * (1 - middle)) / of);
    const limits = { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
    const isNormal = of * middle >= 5 && of * (1 - middle) >= 5;
    const isOutside = isNormal ? share < limits.low || share > limits.high : isUnlikely(events, of, middle);
    return { events, of, share, ...(isNormal ? limits : exactLimits(of, middle)), isOutside };
  });
};

const atLeast = (events: number, of: number, share: number): number => (events === 0 ? 1 : betaTails(share, events, of - events + 1).lower);
const isUnlikely = (events: number, of: number, share: number): boolean => {
  if (share === 0 || share === 1) return events / of !== share;
  return atLeast(events, of, share) < TAIL || (events < of ? 1 - atLeast(events + 1, of, share) : 1) < TAIL;
};

// The counts that chance does not leave, as shares.
const exactLimits = (of: number, share: number): { low: number; high: number } => {
  let [low, high] = [0, of];
  const guess = exactShare(of * share, of, TAIL);
  for (low = Math.max(0, Math.floor(of * guess.low) - 1); low < of && isUnlikely(low, of, share); low += 1);
  for (high = Math.min(of, Math.ceil(of * guess.high) + 1); high > 0 && isUnlikely(high, of, share); high -= 1);
  return { low: low / of, high: high / of };
};
