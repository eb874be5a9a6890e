// What a written report says of verdicts, reasons and designs; the pages have the same in their own catalogue.
import type { ModuleDecision } from '../modules/contract.ts';
import type { DesignGrade, Metric, Verdict, VerdictReason } from '../schemas.ts';

export const VERDICTS: Record<Verdict, string> = { met: 'Target met', improving: 'Improving, target not shown yet', 'no-change-shown': 'No change shown', worse: 'Worse', 'not-enough-data': 'Not enough data' };

export const GRADES: Record<DesignGrade, string> = {
  A: 'A: teams began in an order drawn by lot.',
  B: 'B: teams that began beside teams that waited, not by lot.',
  C: 'C: one series, interrupted where all began.',
  D: 'D: before and after alone, which shows no success.',
};

export const REASONS: Record<VerdictReason, string> = {
  'too-few-records': 'Fewer than 10 records with training or without.',
  'too-few-teams': 'Too few teams for this design.',
  'too-few-points': 'Too few weeks before or after for one series.',
  'nothing-side-by-side': 'At no time did teams with training stand beside teams without.',
  'no-events-at-all': 'Nothing happened with training or without, so no change can show.',
  'does-not-settle': 'The figures do not settle on one answer.',
  'cannot-detect-target': 'The change the target asks for would not show in these figures.',
  'before-after-only': 'Better than before, but before against after alone: whatever else changed that day changed this too.',
  'lot-does-not-agree': 'Other orders of teams would have looked as good.',
  'target-holds-without-change': 'The level of the target holds, and held without training as far as these figures show.',
  'zero-expected-anyway': 'None seen, but so few were to be expected that none is no news.',
  'no-events-after': 'None with training: the end of the range is what may still be true.',
  'no-events-before': 'None without training, so the range has no upper end.',
  'no-figures': 'No figures come in for this metric.',
  'no-baseline': 'No baseline is closed, so there is nothing to compare with.',
  'baseline-too-late': 'The first team had begun before the baseline was closed.',
  'nobody-trained': 'No team has begun.',
  'before-first-look': 'The first day agreed for judging has not come.',
  'too-few-people': 'Fewer than five people are here, so nothing is shown.',
};

export const DECISIONS: Record<ModuleDecision, string> = { keep: 'Keep', revise: 'Revise', replace: 'Replace', collect: 'Collect more' };

export const targetSaid = ({ target }: Metric): string => {
  if (target.kind === 'reduction') return `At most ${percent(1 - target.by)} of what it would be without training, ${target.withinMonths} months on.`;
  return target.kind === 'level' ? `${percent(target.atLeast)} or more within ${target.withinMonths} months.` : `None in ${target.windowMonths} months.`;
};

export const percent = (share: number): string => `${(100 * share).toFixed(Math.abs(share) < 0.1 ? 1 : 0)} %`;
/** As it was agreed, so not rounded to whole per cents. */
export const exact = (share: number): string => `${Number((100 * share).toFixed(2))} %`;
const plain = (value: number): string => String(Number(value.toPrecision(2)));
/** With its unit, as on the page: "8 %", "54 per 1,000", "0.3 each". */
export const levelSaid = ({ per }: Metric, value: number): string => (per === 100 ? percent(value) : `${plain(value * per)} ${per === 1 ? 'each' : `per ${per.toLocaleString('en')}`}`);
export const rangeSaid = (metric: Metric, { low, high }: { low: number; high: number }): string => `${metric.per === 100 ? percent(low) : plain(low * metric.per)} to ${levelSaid(metric, high)}`;
