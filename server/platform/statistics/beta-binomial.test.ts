// Beliefs about shares against R, and how far clusters differ against a calculation by hand.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { betaBinomial, describeBelief, JEFFREYS, probabilityBelow, probabilityRatioBelow, updateBelief } from './beta-binomial.ts';
import { drawBinomial, randomFrom } from './random.ts';
import { assertCannot, assertClose } from './reference/assert-close.ts';
import r from './reference/r.json' with { type: 'json' };

describe('a belief', () => {
  it('has the intervals of R, with either prior', () => {
    for (const { x, n, jeffreys_eqtail: jeffreys, beta11 } of r.intervals95) {
      for (const [prior, wanted] of [[JEFFREYS, jeffreys], [undefined, beta11]] as const) {
        const found = describeBelief(updateBelief({ events: x, of: n }, prior));
        assertClose(found.low, wanted[0]!, 11, `low of ${x} of ${n}`);
        assertClose(found.high, wanted[1]!, 11, `high of ${x} of ${n}`);
      }
    }
    const placenta = describeBelief(r.beta.placenta);
    assertClose(placenta.low, r.beta.placenta.ci[0]!, 11);
    assertClose(placenta.high, r.beta.placenta.ci[1]!, 11);
  });

  it('compares with another, by exact sums and the figures of the facts', () => {
    const { a, b, p } = r.beta.p_b_gt_a;
    assertClose(probabilityRatioBelow({ a: a[0]!, b: a[1]! }, { a: b[0]!, b: b[1]! }, 1), p, 8);
    assertClose(probabilityRatioBelow(updateBelief({ events: 16, of: 500 }), updateBelief({ events: 40, of: 500 }), 0.5), 0.761, 3);
    // Beta(1, 1) below Beta(2, 1): the integral of x · 2x is 2/3.
    assertClose(probabilityRatioBelow({ a: 1, b: 1 }, { a: 2, b: 1 }, 1), 2 / 3, 9);
    assertClose(probabilityRatioBelow(JEFFREYS, JEFFREYS, 1), 0.5, 7);
    assertClose(probabilityBelow({ a: 1, b: 1 }, 0.3), 0.3, 12);
  });

  it('stays itself when nothing was seen, and refuses what no belief is', () => {
    assert.deepEqual(updateBelief({ events: 0, of: 0 }), { a: 1, b: 1 });
    assertCannot(() => updateBelief({ events: 1, of: 0 }), 'bad-input');
    assertCannot(() => updateBelief({ events: 1, of: 2 }, { a: 0, b: 1 }), 'bad-input');
    assertCannot(() => probabilityBelow({ a: 1, b: 1 }, Number.NaN), 'bad-input');
    assertCannot(() => probabilityRatioBelow({ a: 1, b: 1 }, { a: 1, b: 1 }, 0), 'bad-input');
  });
});

describe('clusters that differ', () => {
  it('have the correlation of an analysis of variance by hand', () => {
    // 2, 5, 0, 9, 3 of 20: between 20 Σ(p - 0.19)² / 4 = 2.34 / 4, within Σ 20 p (1 - p) / 95 = 13.05 / 95.
    const found = betaBinomial([2, 5, 0, 9, 3].map((events) => ({ events, of: 20 })));
    const [between, within] = [2.34 / 4, 13.05 / 95];
    assertClose(found.correlation, (between - within) / (between + 19 * within), 10);
    assert.deepEqual([found.estimate, found.clusters, found.isBinomial], [0.19, 5, false]);
  });

  it('are found to be binomial where they are, and cover', () => {
    const random = randomFrom('beta binomial');
    let [covered, correlation] = [0, 0];
    for (let run = 0; run < 300; run += 1) {
      const found = betaBinomial(Array.from({ length: 15 }, () => ({ events: drawBinomial(25, random() < 0.5 ? 0.2 : 0.4, random), of: 25 })));
      covered += found.low <= 0.3 && 0.3 <= found.high ? 1 : 0;
      correlation += found.correlation / 300;
    }
    // Two shares 0.2 and 0.4, equally often: variance 0.01 over 0.21.
    assert.ok(Math.abs(correlation - 0.01 / 0.21) < 0.006, `${correlation}`);
    assert.ok(covered >= 0.92 * 300, `${covered}`);
    assert.ok(betaBinomial([5, 5, 5, 5].map((events) => ({ events, of: 20 }))).isBinomial);
  });

  it('refuse one cluster, clusters of one, all and none', () => {
    for (const shares of [[{ events: 1, of: 5 }], [{ events: 1, of: 1 }, { events: 0, of: 1 }], [{ events: 0, of: 5 }, { events: 0, of: 5 }], [{ events: 5, of: 5 }, { events: 5, of: 5 }], []]) assertCannot(() => betaBinomial(shares), 'too-little');
  });
});
