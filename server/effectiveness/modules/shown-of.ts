// What may be said of the numbers behind a module, once for the page and the report: whether anything was judged, and which change. Pure.
import type { DecisionNumbers, ShownChange } from './contract.ts';

/** Before anything was judged a grade says nothing about it. */
export const shownOf = (numbers: DecisionNumbers): { isJudged: boolean; change: ShownChange } => ({ isJudged: numbers.before.of + numbers.after.of > 0, change: changeOf(numbers) });

const NOT_KNOWN: ShownChange = { is: 'not-known', low: 0, high: 0 };

/** A share below nothing reads as a mistake; "worse" does not. */
const changeOf = ({ improvementLow: low, improvementHigh: high }: Pick<DecisionNumbers, 'improvementLow' | 'improvementHigh'>): ShownChange => {
  // From twice as bad to anything: a range this wide reads as news and is none.
  if (low !== null && low < -1) return NOT_KNOWN;
  if (low === null && high !== null) return high < 0 ? { is: 'worse-from', low: -high, high: 0 } : { is: 'better-to', low: 0, high };
  if (low === null) return NOT_KNOWN;
  if (high === null) return low < 0 ? NOT_KNOWN : { is: 'better-from', low, high: 0 };
  if (high < 0) return { is: 'worse', low: -high, high: -low };
  return low < 0 ? { is: 'either', low: -low, high } : { is: 'better', low, high };
};
