// The lot, the test over all lots, comparison with teams that wait, and a series with a step.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import { type Cell, differenceInDifferences } from './difference-in-differences.ts';
import { interruptedSeries } from './interrupted-series.ts';
import { drawBinomial, drawPoisson, randomFrom } from './random.ts';
import { assertCannot, assertClose } from './reference/assert-close.ts';
import { drawWedge, permutationTest, type Wedge } from './stepped-wedge.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `team ${String(i).padStart(2, '0')}`);

const cellsOf = (wedge: Wedge, events: (team: string, period: number, isTreated: boolean) => number, of = 40): Cell[] =>
  [...wedge.stepOf].flatMap(([team, step]) => Array.from({ length: wedge.steps + 1 }, (_, period) => ({ team, period, isTreated: period > step, events: events(team, period, period > step), of })));

describe('a lot', () => {
  it('is the same for whoever draws it again, in any order of names, and another with another seed', () => {
    const once = drawWedge(names(9), 4, 'published 2026-12-01');
    assert.deepEqual(drawWedge(names(9).reverse(), 4, 'published 2026-12-01'), once);
    assert.notDeepEqual(drawWedge(names(9), 4, 'published 2026-12-02').stepOf, once.stepOf);
    assert.deepEqual([...once.stepOf.values()], [0, 0, 0, 1, 1, 2, 2, 3, 3]);
  });

  it('puts every team on one step, as evenly as can be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }), fc.string({ minLength: 1 }), (teams, wanted, seed) => {
        const steps = Math.min(wanted, teams);
        const counts = Object.values(Object.groupBy(drawWedge(names(teams), steps, seed).stepOf.values(), String)).map((group) => group!.length);
        assert.equal(counts.length, steps);
        assert.ok(Math.max(...counts) - Math.min(...counts) <= 1);
      }),
      { numRuns: 40 },
    );
  });

  it('treats every team alike in the long run', () => {
    const first = Array.from({ length: 2000 }, (_, i) => drawWedge(names(4), 4, `seed ${i}`).stepOf.get('team 00'));
    for (const step of [0, 1, 2, 3]) assert.ok(Math.abs(first.filter((found) => found === step).length - 500) < 90);
  });

  it('refuses doubled names, too many steps and no seed', () => {
    for (const run of [() => drawWedge(['a', 'a'], 1, 's'), () => drawWedge(['a'], 2, 's'), () => drawWedge(['a'], 1, '')]) assertCannot(run, 'bad-input');
  });
});

describe('the test over all lots', () => {
  it('counts by hand: the one order of 6 that is as extreme on its side', () => {
    const wedge: Wedge = { seed: 's', steps: 2, stepOf: new Map([['a', 0], ['b', 0], ['c', 1], ['d', 1]]) };
    const shares: Record<string, number> = { a: 1, b: 2, c: 8, d: 9 };
    const found = permutationTest(cellsOf(wedge, (team) => shares[team]!, 10).filter(({ period }) => period === 1), wedge);
    assert.deepEqual([found.isExhaustive, found.draws, found.pBelow, found.p], [true, 6, 1 / 6, 2 / 6]);
    assertClose(found.statistic, -0.7, 12);
  });

  it('is right as often as it says when nothing happened, under a trend as steep as one likes', () => {
    const random = randomFrom('permutation');
    let rejected = 0;
    for (let run = 0; run < 300; run += 1) {
      const wedge = drawWedge(names(6), 3, `run ${run}`);
      const own = new Map(names(6).map((team) => [team, 0.2 + 0.3 * random()]));
      rejected += permutationTest(cellsOf(wedge, (team, period) => drawBinomial(40, own.get(team)! * (1 - 0.25 * period), random)), wedge).p <= 0.05 ? 1 : 0;
    }
    assert.ok(rejected <= 0.085 * 300, `${rejected} of 300`);
  });

  it('draws by lot where there are too many orders, the same every time, and finds a large effect', () => {
    const random = randomFrom('large effect');
    const wedge = drawWedge(names(16), 4, 'x');
    const cells = cellsOf(wedge, (_, __, isTreated) => drawBinomial(40, isTreated ? 0.1 : 0.3, random));
    const found = permutationTest(cells, wedge);
    assert.deepEqual([found.isExhaustive, found.draws], [false, 2000]);
    assert.equal(found.p, 1 / 2000);
    assert.deepEqual(permutationTest(cells, wedge), found);
  });

  it('refuses data in which no period compares, and teams that are not in the lot', () => {
    const wedge: Wedge = { seed: 's', steps: 1, stepOf: new Map([['a', 0], ['b', 0]]) };
    assertCannot(() => permutationTest(cellsOf(wedge, () => 3), wedge), 'too-little');
    assertCannot(() => permutationTest([{ team: 'z', period: 0, isTreated: false, events: 1, of: 2 }], wedge), 'bad-input');
  });
});

describe('teams that began against teams that wait', () => {
  const made = (effect: number, seed: string): Cell[] => {
    const random = randomFrom(seed);
    return names(16).flatMap((team, i) => [0, 1, 2, 3].map((period) => {
      const isTreated = i % 2 === 0 && period >= 2;
      return { team, period, isTreated, events: drawBinomial(80, 1 / (1 + Math.exp(1 + 0.4 * period - 0.1 * (i % 5) - (isTreated ? effect : 0))), random), of: 80 };
    }));
  };

  it('find the effect and not the trend, and cover', () => {
    let [covered, rejected] = [0, 0];
    for (let run = 0; run < 60; run += 1) {
      const [with1, without] = [differenceInDifferences(made(-0.8, `did ${run}`), 'binomial'), differenceInDifferences(made(0, `did ${run}`), 'binomial')];
      covered += with1.low <= -0.8 && -0.8 <= with1.high ? 1 : 0;
      rejected += without.low > 0 || without.high < 0 ? 1 : 0;
    }
    assert.ok(covered >= 53, `${covered} of 60`);
    assert.ok(rejected <= 8, `${rejected} of 60`);
  });

  it('say by hand for two by two teams what the log odds changed by', () => {
    const cells = [['a', 0, 10], ['a', 1, 5], ['b', 0, 12], ['b', 1, 7], ['c', 0, 10], ['c', 1, 10], ['d', 0, 12], ['d', 1, 12]].map(([team, period, events]) => ({ team: team as string, period: period as number, isTreated: (team === 'a' || team === 'b') && period === 1, events: events as number, of: 20 }));
    const found = differenceInDifferences(cells, 'binomial');
    assert.ok(found.estimate > Math.log((5 / 15) / (10 / 10)) - 0.05 && found.estimate < Math.log((7 / 13) / (12 / 8)) + 0.1 && found.clusters === 4);
  });

  it('leave silent teams out, and refuse before against after alone', () => {
    const cells = made(-0.8, 'silent');
    const silent = [0, 1, 2, 3].map((period) => ({ team: 'silent', period, isTreated: period >= 2, events: 0, of: 50 }));
    assertClose(differenceInDifferences([...cells, ...silent], 'binomial').estimate, differenceInDifferences(cells, 'binomial').estimate, 9);
    assertCannot(() => differenceInDifferences(names(4).flatMap((team) => [0, 1].map((period) => ({ team, period, isTreated: period === 1, events: 3 + period, of: 9 }))), 'binomial'), 'too-little');
    assertCannot(() => differenceInDifferences([], 'binomial'), 'too-little');
  });
});

describe('a series with a step', () => {
  const series = (step: number, length: number, seed: string): { events: number; of: number }[] => {
    const random = randomFrom(seed);
    return Array.from({ length }, (_, t) => ({ events: drawPoisson(40 * Math.exp(-0.02 * t + (t >= length / 2 ? step : 0)), random), of: 1000 }));
  };

  it('finds the step beside the trend, covers, and is not fooled by the trend alone', () => {
    let [covered, fooled] = [0, 0];
    for (let run = 0; run < 100; run += 1) {
      const found = interruptedSeries(series(-0.7, 24, `its ${run}`), { family: 'poisson', startsAtPoint: 12 });
      covered += found.step.low <= -0.7 && -0.7 <= found.step.high ? 1 : 0;
      fooled += interruptedSeries(series(0, 24, `its none ${run}`), { family: 'poisson', startsAtPoint: 12 }).step.high < 0 ? 1 : 0;
    }
    assert.ok(covered >= 92, `${covered}`);
    assert.ok(fooled <= 7, `${fooled}`);
  });

  it('recovers noiseless coefficients, slope change and season with them', () => {
    const exact = Array.from({ length: 48 }, (_, t) => ({ events: 1000 * Math.exp(0.01 * (t - 23.5) - (t >= 24 ? 0.5 + 0.02 * (t - 24) : 0) + 0.1 * Math.sin((2 * Math.PI * t) / 12)), of: 10 }));
    const found = interruptedSeries(exact, { family: 'poisson', startsAtPoint: 24, withSlopeChange: true, season: 12 });
    assertClose(found.step.estimate, -0.5, 8);
    assertClose(found.slope, 0.01, 8);
    assertClose(found.slopeChange!.estimate, -0.02, 8);
    assert.ok(found.hasSeason);
  });

  it('refuses fewer than eight points on a side, and a series without events', () => {
    assertCannot(() => interruptedSeries(series(0, 14, 'short'), { family: 'poisson', startsAtPoint: 7 }), 'too-little');
    assertCannot(() => interruptedSeries(series(0, 20, 'late'), { family: 'poisson', startsAtPoint: 13 }), 'too-little');
    assertCannot(() => interruptedSeries(Array.from({ length: 20 }, () => ({ events: 0, of: 9 })), { family: 'binomial', startsAtPoint: 10 }), 'separated');
    assertCannot(() => interruptedSeries(series(0, 20, 'part'), { family: 'poisson', startsAtPoint: 9.5 }), 'bad-input');
  });
});
