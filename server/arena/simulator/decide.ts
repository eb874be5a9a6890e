// Whether the simulated assistant gives way: a logistic score of what is asked and how, against the level's threshold, and one draw.
import type { Decision, Resistance } from '../contract.ts';
import type { OperationName } from '../reading/operations.ts';
import type { Reading } from '../reading/read-message.ts';
import type { Draw } from './draw.ts';

export type Past = { complied: number; refused: number };

/** From this on a message is an attempt; below it the assistant sees an ordinary question and has nothing to decide. */
export const ATTEMPT = 2;

// Ordered by what real models gave way to (facts: the action asked for matters more than the wrapper around it).
const OPERATION_WEIGHTS: Partial<Record<OperationName, number>> = { reveal: -0.3, confirm: 0.1, hint: 0.1, repeat: 0.3, summarise: 0.2, translate: 0.3, story: 0, list: 0.1, send: 0.4, continue: 0.2, describe: 0 };
const OTHER_OPERATION = 0.2;
const PRESSURE_WEIGHTS: Record<string, number> = { override: 0.1, authority: 0.15, persuasion: 0.1, fiction: 0.1, 'refusal-suppression': 0.1, transcript: 0.2, document: 0.1 };
const MOST_PRESSURE = 0.4;
const DISGUISED = 0.15;
const EARLIER_YES = 0.35;
const EARLIER_NO = -0.15;

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));
const round = (value: number): number => Math.round(value * 1000) / 1000;

/** What speaks for giving way, by name. */
export const weigh = (reading: Reading, past: Past): Record<string, number> => {
  const weights: Record<string, number> = { [reading.operation]: OPERATION_WEIGHTS[reading.operation] ?? OTHER_OPERATION };
  let left = MOST_PRESSURE;
  for (const feature of reading.features) {
    const weight = Math.min(left, PRESSURE_WEIGHTS[feature] ?? 0);
    if (weight > 0) weights[feature] = weight;
    left -= weight;
  }
  if (reading.views.length > 0) weights['had to be decoded'] = DISGUISED;
  if (past.complied > 0) weights['gave way before'] = EARLIER_YES * Math.min(3, past.complied);
  if (past.refused > 0) weights['refused before'] = EARLIER_NO * Math.min(3, past.refused);
  return weights;
};

/** `alertness` is added to the threshold while the monitor watches the conversation. */
export const decide = (reading: Reading, past: Past, { threshold, slips }: Resistance, alertness: number, draw: Draw): Decision => {
  const weights = weigh(reading, past);
  const score = round(Object.values(weights).reduce((sum, weight) => sum + weight, 0));
  const against = round(threshold + alertness);
  const chance = reading.attempt < ATTEMPT ? 0 : round(logistic(score - against));
  const drawn = draw.share('give way');
  const isSlip = draw.share('slip') < slips / (1 + Math.max(0, alertness));
  const outcome = reading.attempt < ATTEMPT ? 'ordinary' : drawn < chance ? 'complied' : isSlip ? 'slipped' : 'refused';
  return { outcome, score, threshold: against, chance, draw: round(drawn), operation: reading.operation, weights };
};
