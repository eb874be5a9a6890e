// Power of two groups and of stepped wedges, against R and the figures of the facts.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import { wedgePower, wedgeVariance } from './hussey-hughes.ts';
import { assertCannot, assertClose } from './reference/assert-close.ts';
import r from './reference/r.json' with { type: 'json' };
import { designEffect, minimumDetectable, recordsNeeded, twoSamplePower } from './two-sample-power.ts';

describe('power of two groups', () => {
  it('needs the records that power.prop.test of R says', () => {
    // R finds n by a search that stops at about 1e-6; the closed form is exact.
    for (const [from, to, power, wanted] of [[0.5, 0.75, 0.9, r.power.prop_50_75_p90], [0.3, 0.15, 0.8, r.power.p30_15], [0.4, 0.8, 0.8, r.power.p40_80]] as const) {
      assertClose(recordsNeeded(power, { from, to }), wanted, 7);
      assertClose(twoSamplePower(recordsNeeded(power, { from, to }), { from, to }), power, 12);
    }
  });

  it('detects at least what the facts list', () => {
    for (const [n, from, to] of [[20, 0.3, 0.73], [50, 0.3, 0.57], [100, 0.3, 0.49], [200, 0.3, 0.43], [400, 0.3, 0.39], [50, 0.1, 0.33], [100, 0.1, 0.25], [400, 0.1, 0.17]] as const) {
      assert.ok(Math.abs(minimumDetectable(n, from, 'up')! - to) < 0.006, `${n} from ${from}`);
    }
    assert.equal(minimumDetectable(20, 0.05, 'down'), null);
  });

  it('is reached exactly at the smallest effect it names, in both directions and with clusters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 5000 }), fc.double({ min: 0.2, max: 0.8, noNaN: true }), fc.constantFrom('up' as const, 'down' as const), fc.double({ min: 0, max: 0.2, noNaN: true }), (n, from, direction, icc) => {
        const to = minimumDetectable(n, from, direction, { icc, clusterSize: 10 });
        if (to !== null) assertClose(twoSamplePower(n, { from, to, icc, clusterSize: 10 }), 0.8, 6);
      }),
      { numRuns: 40 },
    );
  });

  it('divides the sample by the design effect', () => {
    assertClose(designEffect(20, 0.05), 1.95, 12);
    assertClose(recordsNeeded(0.8, { from: 0.3, to: 0.15, icc: 0.05, clusterSize: 20 }), 1.95 * recordsNeeded(0.8, { from: 0.3, to: 0.15 }), 12);
  });

  it('refuses the same share twice, none, all and NaN', () => {
    for (const run of [() => recordsNeeded(0.8, { from: 0.3, to: 0.3 }), () => recordsNeeded(1, { from: 0.3, to: 0.1 }), () => twoSamplePower(0, { from: 0.3, to: 0.1 }), () => twoSamplePower(9, { from: 0, to: 0.1 }), () => twoSamplePower(9, { from: Number.NaN, to: 0.1 }), () => designEffect(0, 0.1), () => designEffect(5, 2)]) assertCannot(run, 'bad-input');
  });
});

describe('power of a stepped wedge', () => {
  it('is that of the facts, four steps from 30 to 15 %', () => {
    for (const [teams, perPeriod, wanted] of [[8, 10, 0.572], [8, 20, 0.833], [12, 10, 0.746], [16, 10, 0.857], [4, 20, 0.544]] as const) {
      const power = wedgePower({ teamsPerStep: Array.from({ length: 4 }, () => teams / 4), perPeriod, from: 0.3, to: 0.15, icc: 0.05 });
      assert.ok(Math.abs(power - wanted) < 0.0006, `${teams} teams of ${perPeriod}: ${power}`);
    }
  });

  it('without correlation is least squares with period effects, worked out by hand', () => {
    // Two teams, two steps, three periods, icc 0: only the middle period compares, so the variance is that of one cell minus another.
    const plan = { teamsPerStep: [1, 1], perPeriod: 10, from: 0.4, to: 0.2, icc: 0 };
    assertClose(wedgeVariance(plan), 2 * (0.21 / 10), 12);
  });

  it('grows with teams and records, and refuses no roll-out', () => {
    const plan = { teamsPerStep: [2, 2, 2], perPeriod: 15, from: 0.3, to: 0.15, icc: 0.05 };
    assert.ok(wedgePower({ ...plan, perPeriod: 30 }) > wedgePower(plan) && wedgePower({ ...plan, teamsPerStep: [4, 4, 4] }) > wedgePower(plan));
    assertCannot(() => wedgePower({ ...plan, teamsPerStep: [1] }), 'too-little');
    assertCannot(() => wedgePower({ ...plan, icc: 1 }), 'bad-input');
    assertCannot(() => wedgePower({ ...plan, perPeriod: 0 }), 'bad-input');
  });
});
