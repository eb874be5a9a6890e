// What becomes of a module, by what people do afterwards: keep, revise, replace, or collect more. Quiz scores never keep one and never replace one.
import type { DecisionGround, ModuleDecision } from './modules/contract.ts';

export type ModuleEvidence = {
  /** Full quarters in which the module was taught and its metric measured. */
  quarters: number;
  /** Relative improvement of its metric in the right direction (0.2 is a fifth), as a 95 % interval of a design graded A to C; null while unknown. */
  improvement: { low: number; high: number } | null;
  /** Whether the data would have shown an improvement of a fifth four times in five. */
  couldShowAFifth: boolean;
  /** (after - before) / (1 - before) of what people know, and the share still known after 30 days; null while not measured. */
  normalisedGain: number | null;
  recallAfter30Days: number | null;
};

/** Two quarters at least: the first may be the novelty. */
export const FEWEST_QUARTERS = 2;
const WORTH_IT = 0.2;
const LEAST_GAIN = 0.3;
const LEAST_RECALL = 0.7;

/**
 * In this order: replaced if even the best the data allow is below a fifth and they would have shown a fifth; kept if
 * behaviour improves; revised if little is learnt or kept while behaviour is unknown; else more is collected.
 */
export const decideModule = ({ quarters, improvement, couldShowAFifth, normalisedGain, recallAfter30Days }: ModuleEvidence): { decision: ModuleDecision; ground: DecisionGround } => {
  if (quarters < FEWEST_QUARTERS) return { decision: 'collect', ground: 'too-few-quarters' };
  if (improvement !== null && improvement.high < WORTH_IT && couldShowAFifth) return { decision: 'replace', ground: 'too-small-to-matter' };
  if (improvement !== null && improvement.low > 0) return { decision: 'keep', ground: 'behaviour-improves' };
  if (normalisedGain !== null && normalisedGain < LEAST_GAIN) return { decision: 'revise', ground: 'little-is-learnt' };
  if (recallAfter30Days !== null && recallAfter30Days < LEAST_RECALL) return { decision: 'revise', ground: 'little-is-kept' };
  return { decision: 'collect', ground: 'behaviour-unknown' };
};
