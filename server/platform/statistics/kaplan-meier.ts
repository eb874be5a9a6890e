// How long until something happens, when for some it has not happened yet.
import { cannot } from './cannot.ts';
import { normalQuantile } from './distributions.ts';
import { CONFIDENCE, tailOf } from './interval.ts';

/** `time` since the start in any unit; `hasHappened` is false where watching ended first. */
export type Spell = { time: number; hasHappened: boolean };

/** From `time` on: the share for whom it has not happened. */
export type SurvivalPoint = { time: number; atRisk: number; events: number; survival: number; error: number; low: number; high: number };

/**
 * Kaplan and Meier's curve at each time something happened (1958, JASA 53:457), Greenwood's error, interval on log(-log)
 * (Kalbfleisch & Prentice 2002, 1.4), which stays within 0 and 1. Where nobody is left the interval is the whole of 0
 * to 1, as nothing bounds it. Nobody at all throws; nothing happening gives an empty curve.
 */
export const kaplanMeier = (spells: readonly Spell[], confidence = CONFIDENCE): SurvivalPoint[] => {
  if (spells.length === 0) throw cannot('too-little', 'A curve of nobody.');
  if (spells.some(({ time }) => !(time >= 0) || !Number.isFinite(time))) throw cannot('bad-input', 'Times are finite and not below zero.');
  const z = -normalQuantile(tailOf(confidence));
  const times = [...new Set(spells.filter(({ hasHappened }) => hasHappened).map(({ time }) => time))].sort((a, b) => a - b);
  let [survival, sum] = [1, 0];
  return times.map((time) => {
    const atRisk = spells.filter((spell) => spell.time >= time).length;
    const events = spells.filter((spell) => spell.time === time && spell.hasHappened).length;
    survival *= 1 - events / atRisk;
    sum += atRisk === events ? 0 : events / (atRisk * (atRisk - events));
    if (survival <= 0) return { time, atRisk, events, survival: 0, error: 0, low: 0, high: 1 };
    const reach = (z * Math.sqrt(sum)) / Math.abs(Math.log(survival));
    return { time, atRisk, events, survival, error: survival * Math.sqrt(sum), low: survival ** Math.exp(reach), high: survival ** Math.exp(-reach) };
  });
};

/** The first time at which half or fewer are left, null where more than half are. */
export const medianTime = (curve: readonly SurvivalPoint[]): number | null => curve.find(({ survival }) => survival <= 0.5 + 1e-12)?.time ?? null;
