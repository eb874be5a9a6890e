// The numbers that decide about a module, out of the verdict of its metric and what people still know. Pure.
import { decideModule, type ModuleEvidence } from '../decide-module.ts';
import type { MetricState } from '../contract.ts';
import type { DecisionGround, DecisionNumbers, ModuleDecision } from './contract.ts';

export type Recalled = { answers: number; right: number; people: number };

const A_FIFTH = 0.2;
/** Fewer answers, or fewer people, say nothing about a module and too much about them. */
const FEWEST_ANSWERS = 30;
const FEWEST_PEOPLE = 5;

export const moduleNumbers = ({ metric, result, basis }: Pick<MetricState, 'metric' | 'result' | 'basis'>, recalled: Recalled): DecisionNumbers => {
  const { effect, grade, verdict, minimumDetectable, clusters, before, after, confidence } = result;
  // Before against after alone is no improvement, whatever its interval says.
  const improvement = effect === null || grade === 'D' ? null : improvementOf(effect, metric.better === 'down');
  const isEnough = recalled.answers >= FEWEST_ANSWERS && recalled.people >= FEWEST_PEOPLE;
  return {
    verdict,
    grade,
    quarters: basis.look.number,
    improvementLow: improvement?.low ?? null,
    improvementHigh: improvement?.high ?? null,
    confidence,
    minimumDetectable,
    couldShowAFifth: minimumDetectable !== null && (metric.better === 'down' ? minimumDetectable >= 1 - A_FIFTH : minimumDetectable <= 1 + A_FIFTH),
    clusters,
    before,
    after,
    recall: isEnough ? recalled.right / recalled.answers : null,
    recallAnswers: isEnough ? recalled.answers : 0,
  };
};

/** An open end of the ratio is an open end here. */
const improvementOf = ({ low, high }: { low: number; high: number | null }, isDown: boolean): { low: number | null; high: number | null } =>
  isDown ? { low: high === null ? null : 1 - high, high: 1 - low } : { low: low - 1, high: high === null ? null : high - 1 };

export const proposalOf = (numbers: DecisionNumbers): { decision: ModuleDecision; ground: DecisionGround } => decideModule(evidenceOf(numbers));

const evidenceOf = ({ quarters, grade, improvementLow, improvementHigh, couldShowAFifth, recall }: DecisionNumbers): ModuleEvidence => {
  const isKnown = grade !== 'D' && (improvementLow !== null || improvementHigh !== null);
  return {
    quarters,
    improvement: isKnown ? { low: improvementLow ?? Number.NEGATIVE_INFINITY, high: improvementHigh ?? Number.POSITIVE_INFINITY } : null,
    couldShowAFifth,
    // Nobody is asked before the module, so what was gained is not measured.
    normalisedGain: null,
    recallAfter30Days: recall,
  };
};
