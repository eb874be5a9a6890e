// Two ends of an interval, on whatever scale the function that made it names.
import { mustBeProbability } from './cannot.ts';

export type Interval = { low: number; high: number };

/** The interval of confidence that is shown where nothing else is said. */
export const CONFIDENCE = 0.95;

/** What one tail of a two-sided interval holds: 0.025 for 0.95. */
export const tailOf = (confidence: number): number => {
  mustBeProbability('A confidence', confidence);
  return (1 - confidence) / 2;
};
