// How often verdicts are right in worlds whose truth is known: no false success from a trend, intervals that cover, power that is reported.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawBinomial, kornGraubard, randomFrom } from '../platform/statistics/index.ts';
import { decideVerdict } from './decide-verdict.ts';
import { makeUp, type World } from './made-up-teams.ts';
import { metricOf } from './metrics.ts';
import type { MetricId } from './schemas.ts';

const isFull = process.env['TEST_FULL'] === '1';
// In every run a few worlds of each design; all of them, a thousand times each, with TEST_FULL.
const SAMPLE = new Set(['A, 8 teams of 10', 'A, 12 teams with good and bad months', 'A, incidents', 'B, 12 teams', 'C, 8 points on each side', 'D, before and after', 'A, 12 teams of 20, odds ratio 0.4', 'B, 12 teams of 20', 'C, 12 months on each side']);
const RUNS = isFull ? 1000 : 25;
/** Power may be known less exactly than false success. */
const RUNS_FOR_POWER = isFull ? 250 : 25;
// Four deviations of the simulation itself: a sample must not fail by chance, the full run has to keep the promise.
const slack = (share: number, runs = RUNS): number => (runs >= 1000 ? 0 : 4 * Math.sqrt((share * (1 - share)) / runs));

const base: World = { kind: 'stepped-wedge', teams: 12, periods: 4, perPeriod: 20, start: Math.log(3 / 7), trend: 0, effect: 0, between: 0.45, family: 'binomial' };
const exposure = 'ai_tool_data_exposure';
const reviews = 'ai_code_review_catch_rate';
const secrets = 'secret_exposure_in_ai_tools';

/** A trend that would look like success: down where down is better, up where up is. */
const WITHOUT_EFFECT: Record<string, [MetricId, World]> = {
  'A, 12 teams': [exposure, { ...base, trend: -1 }],
  'A, 8 teams of 10': [exposure, { ...base, teams: 8, perPeriod: 10, trend: -1 }],
  'A, 24 teams': [exposure, { ...base, teams: 24, trend: -1 }],
  'A, reviews': [reviews, { ...base, start: 0, trend: 1.6 }],
  'A, incidents': [secrets, { ...base, family: 'poisson', perPeriod: 200, start: Math.log(0.02), trend: -1 }],
  'A, 12 teams with good and bad months': [exposure, { ...base, perPeriod: 25, trend: -1, unrest: 0.4 }],
  'A, 24 teams with good and bad months': [exposure, { ...base, teams: 24, perPeriod: 25, trend: -1, unrest: 0.4 }],
  'A, 12 teams that drift apart': [exposure, { ...base, perPeriod: 25, trend: -1, drift: 0.6 }],
  'B, 12 teams with good and bad months': [exposure, { ...base, kind: 'concurrent', periods: 3, perPeriod: 25, trend: -1, unrest: 0.4 }],
  'B, 12 teams': [exposure, { ...base, kind: 'concurrent', periods: 2, trend: -1 }],
  'B, 10 teams, reviews': [reviews, { ...base, kind: 'concurrent', teams: 10, periods: 3, start: 0, trend: 1.6 }],
  'C, 12 months on each side': [exposure, { ...base, kind: 'interrupted-series', teams: 6, periods: 12, trend: -1 }],
  'C, 8 points on each side': [exposure, { ...base, kind: 'interrupted-series', teams: 10, periods: 8, trend: -1 }],
  'D, before and after': [exposure, { ...base, kind: 'before-after', periods: 3, trend: -1 }],
};

const WITH_EFFECT: Record<string, [MetricId, World, number]> = {
  'A, 12 teams of 20, odds ratio 0.4': [exposure, { ...base, trend: -0.5, effect: -0.9 }, 0.8],
  'A, 24 teams of 30': [exposure, { ...base, teams: 24, perPeriod: 30, trend: -0.5, effect: -0.9 }, 0.95],
  'A, reviews from a half': [reviews, { ...base, start: 0, trend: 0.3, effect: 1.6 }, 0.9],
  'A, incidents to a third': [secrets, { ...base, family: 'poisson', perPeriod: 200, start: Math.log(0.02), trend: -0.3, effect: -1.2 }, 0.7],
  'B, 12 teams of 20': [exposure, { ...base, kind: 'concurrent', periods: 2, trend: -0.5, effect: -1 }, 0.6],
  'C, 12 months on each side': [exposure, { ...base, kind: 'interrupted-series', teams: 6, periods: 12, trend: -0.5, effect: -1 }, 0.8],
};

type Tally = { success: number; met: number; covered: number; intervals: number; worse: number };

const run = (name: string, id: MetricId, world: World, runs = RUNS): Tally => {
  const tally = { success: 0, met: 0, covered: 0, intervals: 0, worse: 0 };
  for (let i = 0; i < runs; i += 1) {
    const { cells, design, window, truth } = makeUp(world, `${name} ${i}`);
    const { verdict, effect } = decideVerdict({ metric: metricOf(id)!, cells, design, window });
    tally.met += verdict === 'met' ? 1 : 0;
    tally.success += verdict === 'met' || verdict === 'improving' ? 1 : 0;
    tally.worse += verdict === 'worse' ? 1 : 0;
    if (effect === null) continue;
    tally.intervals += 1;
    tally.covered += effect.low <= truth && truth <= (effect.high ?? Number.POSITIVE_INFINITY) ? 1 : 0;
  }
  return tally;
};

const isTried = ([name]: readonly [string, unknown]): boolean => isFull || SAMPLE.has(name);
const percent = (count: number, of: number): string => `${((100 * count) / of).toFixed(1)} %`;

describe('verdicts over many worlds', () => {
  for (const [name, [id, world]] of Object.entries(WITHOUT_EFFECT).filter(isTried)) {
    it(`without an effect, with a trend: ${name}`, (t) => {
      const { success, worse, covered, intervals } = run(name, id, world);
      t.diagnostic(`${RUNS} runs: false success ${percent(success, RUNS)}, false alarm ${percent(worse, RUNS)}, interval covers ${percent(covered, intervals)} of ${intervals}`);
      assert.ok(success <= RUNS * (0.07 + slack(0.07)), `false success ${percent(success, RUNS)}`);
      // Before against after measures the difference and not the effect; its interval makes no promise about the effect.
      if (world.kind === 'before-after') assert.equal(success, 0);
      else assert.ok(covered >= intervals * (0.92 - slack(0.08)) && intervals > 0, `covers ${percent(covered, intervals)}`);
    });
  }

  for (const [name, [id, world, least]] of Object.entries(WITH_EFFECT).filter(isTried)) {
    it(`with an effect: ${name}`, (t) => {
      const runs = RUNS_FOR_POWER;
      const { success, met, worse, covered, intervals } = run(name, id, world, runs);
      t.diagnostic(`${runs} runs: power ${percent(success, runs)}, met ${percent(met, runs)}, worse ${percent(worse, runs)}, interval covers ${percent(covered, intervals)} of ${intervals}`);
      assert.ok(success >= runs * (least - slack(least, runs)), `power ${percent(success, runs)}`);
      assert.ok(covered >= intervals * (0.92 - slack(0.08, runs)), `covers ${percent(covered, intervals)}`);
    });
  }

  it('cover the level of clustered shares from n = 10 on', (t) => {
    const random = randomFrom('levels');
    for (const [teams, each] of [[2, 5], [5, 2], [5, 20], [12, 8], [30, 40]] as const) {
      for (const share of [0.03, 0.2, 0.5, 0.85]) {
        let covered = 0;
        for (let i = 0; i < RUNS; i += 1) {
          const found = kornGraubard(Array.from({ length: teams }, () => ({ events: drawBinomial(each, share, random), of: each })));
          covered += found.low <= share && share <= found.high ? 1 : 0;
        }
        assert.ok(covered >= RUNS * (0.92 - slack(0.08)), `${teams} teams of ${each} at ${share}: ${percent(covered, RUNS)}`);
      }
    }
    t.diagnostic(`${RUNS} runs each`);
  });
});
