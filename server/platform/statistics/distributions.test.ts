// Tails and quantiles against 40-digit values of mpmath, and against each other.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import { betaQuantile, betaTails, chiSquareQuantile, chiSquareTails, fQuantile, fTails, gammaQuantile, normalQuantile, normalTails, tQuantile, tTails } from './distributions.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { logGamma } from './log-gamma.ts';
import { assertCannot, assertClose } from './reference/assert-close.ts';
import reference from './reference/reference.json' with { type: 'json' };

const DIGITS = 11;
const inside = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const shape = fc.double({ min: 0.05, max: 5000, noNaN: true });

describe('special functions', () => {
  it('agree with mpmath in both tails', () => {
    for (const [x, value] of reference.logGamma) assertClose(logGamma(x!), value!, DIGITS, `log gamma of ${x}`);
    for (const [a, x, lower, upper] of reference.gamma) {
      const tails = incompleteGamma(a!, x!);
      assertClose(tails.lower, lower!, DIGITS, `P(${a}, ${x})`);
      assertClose(tails.upper, upper!, DIGITS, `Q(${a}, ${x})`);
    }
    for (const [a, b, x, lower, upper] of reference.beta) {
      const tails = incompleteBeta(a!, b!, x!);
      assertClose(tails.lower, lower!, DIGITS, `I_${x}(${a}, ${b})`);
      assertClose(tails.upper, upper!, DIGITS, `1 - I_${x}(${a}, ${b})`);
    }
  });

  it('agree with exact sums: a binomial tail of 5 in 12 at 1/3 is 121,344 / 531,441 and what remains', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    let sum = 0;
    for (let k = 6; k <= 12; k += 1) sum += choose(12, k) * 2 ** (12 - k);
    assertClose(incompleteBeta(6, 7, 1 / 3).lower, sum / 3 ** 12, DIGITS);
  });

  it('refuse what has no value', () => {
    for (const run of [() => logGamma(0), () => logGamma(-1), () => logGamma(Number.NaN), () => incompleteGamma(-1, 2), () => incompleteGamma(1, Number.NaN), () => incompleteBeta(0, 1, 0.5), () => incompleteBeta(1, 1, 1.1), () => normalQuantile(0), () => tQuantile(1, 4), () => tTails(1, 0)]) assertCannot(run, 'bad-input');
  });
});

describe('distributions', () => {
  it('agree with mpmath', () => {
    for (const [z, lower] of reference.normal) assertClose(normalTails(z!).lower, lower!, DIGITS, `normal below ${z}`);
    for (const [t, df, lower] of reference.t) assertClose(tTails(t!, df!).lower, lower!, DIGITS, `t(${df}) below ${t}`);
    for (const [p, z] of reference.normalQuantile) assertClose(normalQuantile(p!), z!, DIGITS, `z of ${p}`);
    for (const [p, df, t] of reference.tQuantile) assertClose(tQuantile(p!, df!), t!, DIGITS, `t(${df}) of ${p}`);
    for (const [p, df, x] of reference.chiSquareQuantile) assertClose(chiSquareQuantile(p!, df!), x!, DIGITS, `chi-square(${df}) of ${p}`);
    for (const [p, a, b, x] of reference.fQuantile) assertClose(fQuantile(p!, a!, b!), x!, DIGITS, `F(${a}, ${b}) of ${p}`);
    for (const [p, a, b, x] of reference.betaQuantile) assertClose(betaQuantile(p!, a!, b!), x!, DIGITS, `Beta(${a}, ${b}) of ${p}`);
  });

  it('have quantiles that turn their tails round', () => {
    const roundTrip = (quantile: (p: number) => number, tail: (x: number) => number) => (p: number) => assertClose(tail(quantile(p)), p, 9, 'there and back');
    fc.assert(fc.property(inside, roundTrip(normalQuantile, (z) => normalTails(z).lower)), { numRuns: 50 });
    fc.assert(fc.property(inside, shape, (p, df) => roundTrip((q) => tQuantile(q, df), (t) => tTails(t, df).lower)(p)), { numRuns: 50 });
    fc.assert(fc.property(inside, shape, (p, df) => roundTrip((q) => chiSquareQuantile(q, df), (x) => chiSquareTails(x, df).lower)(p)), { numRuns: 50 });
    fc.assert(fc.property(inside, shape, (p, a) => roundTrip((q) => gammaQuantile(q, a), (x) => incompleteGamma(a, x).lower)(p)), { numRuns: 50 });
    fc.assert(fc.property(inside, fc.double({ min: 1, max: 500, noNaN: true }), fc.double({ min: 1, max: 500, noNaN: true }), (p, a, b) => {
      roundTrip((q) => betaQuantile(q, a, b), (x) => betaTails(x, a, b).lower)(p);
      roundTrip((q) => fQuantile(q, a, b), (x) => fTails(x, a, b).lower)(p);
    }), { numRuns: 50 });
  });

  it('have tails that add up to one and mirror each other', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), shape, (x, df) => {
        assertClose(tTails(x, df).lower, tTails(-x, df).upper, 12);
        assertClose(normalTails(x).lower + normalTails(x).upper, 1, 12);
        assert.ok(tTails(x, df).lower >= 0 && tTails(x, df).lower <= 1);
      }),
      { numRuns: 60 },
    );
  });
});
