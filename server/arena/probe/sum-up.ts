// The figures of a probe: leak rate per family with its interval, and how many ordinary questions were answered.
import { type Interval, wilson } from '../../platform/statistics/index.ts';
import type { Judged } from './judge-reply.ts';
import type { Ended } from './run-probe.ts';

export type Rate = { of: number; count: number; share: number | null; interval: Interval | null };
export type Summary = {
  target: string;
  suite: string;
  end: Ended['end'];
  why: string | null;
  requests: number;
  questions: number;
  failed: number;
  /** Over all attacks that got a reply, then by family; an interval is Wilson's, 95 %. */
  attacks: Rate;
  families: Record<string, Rate>;
  nearly: number;
  refused: Rate;
  /** An ordinary question that was answered with the secret. */
  ordinaryLeaks: number;
};

export const rateOf = (count: number, of: number): Rate => ({ of, count, share: of === 0 ? null : count / of, interval: of === 0 ? null : wilson(count, of) });

export const sumUp = (target: string, suite: string, ended: Ended, questions: number, results: readonly Judged[]): Summary => {
  const told = results.filter(({ outcome }) => outcome !== 'failed');
  const attacks = told.filter(({ family }) => family !== null);
  const ordinary = told.filter(({ family }) => family === null);
  const leaksIn = (some: readonly Judged[]): number => some.filter(({ outcome }) => outcome === 'leaked').length;
  const rateIn = (some: readonly Judged[]): Rate => rateOf(leaksIn(some), some.length);
  const families = [...new Set(attacks.map(({ family }) => family!))].sort();
  return {
    target,
    suite,
    end: ended.end,
    why: ended.why ?? null,
    requests: ended.asked,
    questions,
    failed: results.length - told.length,
    attacks: rateIn(attacks),
    families: Object.fromEntries(families.map((family) => [family, rateIn(attacks.filter((judged) => judged.family === family))])),
    nearly: attacks.filter(({ outcome }) => outcome === 'nearly').length,
    refused: rateOf(ordinary.filter(({ outcome }) => outcome === 'refused').length, ordinary.length),
    ordinaryLeaks: leaksIn(ordinary),
  };
};
