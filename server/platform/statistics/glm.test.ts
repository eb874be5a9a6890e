// Regressions and their errors on lme4's cbpp data, against 40-digit fits and definitions written out in numpy.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clusterRobust } from './cluster-robust.ts';
import { fitGlm, type GlmData } from './glm.ts';
import { invert, leastSquares, multiply, symmetricEigen, symmetricPower } from './matrix.ts';
import { errorOf, neweyWest, usualLag } from './newey-west.ts';
import { drawNormal, randomFrom } from './random.ts';
import { assertAllClose, assertCannot, assertClose } from './reference/assert-close.ts';
import reference from './reference/reference.json' with { type: 'json' };

const { cbpp } = reference;
const herds = cbpp.rows.map((row) => row[0]!);
const design = cbpp.rows.map((row) => [1, ...[2, 3, 4].map((period) => (row[3] === period ? 1 : 0))]);
const logistic: GlmData = { family: 'binomial', design, events: cbpp.rows.map((row) => row[1]!), of: cbpp.rows.map((row) => row[2]!) };
const poisson: GlmData = { family: 'poisson', design, events: logistic.events, exposure: logistic.of };

describe('a regression', () => {
  it('agrees with the fit in 40 digits, coefficients, errors and likelihood', () => {
    for (const [data, wanted] of [[logistic, cbpp.logistic], [poisson, cbpp.poisson]] as const) {
      const fit = fitGlm(data);
      assertAllClose(fit.coefficients, wanted.coefficients, 11, 'coefficient');
      assertAllClose(fit.errors, wanted.errors, 11, 'error');
      assertClose(fit.pearson, wanted.pearson, 10, 'Pearson');
      assertClose(fit.logLikelihood, wanted.logLikelihood, 10, 'log likelihood');
    }
  });

  it('gives log odds and log rates by hand where there is one group', () => {
    assertClose(fitGlm({ family: 'binomial', design: [[1]], events: [3], of: [12] }).coefficients[0]!, Math.log(3 / 9), 12);
    assertClose(fitGlm({ family: 'poisson', design: [[1], [1]], events: [3, 9], exposure: [2, 4] }).coefficients[0]!, Math.log(2), 12);
    assertClose(fitGlm({ family: 'poisson', design: [[1], [1]], events: [3, 9], exposure: [2, 4] }).errors[0]!, 1 / Math.sqrt(12), 10);
  });

  it('scales its errors by the dispersion only if asked', () => {
    const [plain, quasi] = [fitGlm(logistic), fitGlm(logistic, { isQuasi: true })];
    assertClose(quasi.errors[1]! / plain.errors[1]!, Math.sqrt(quasi.pearson / 52), 11);
    assert.deepEqual(quasi.coefficients, plain.coefficients);
  });

  it('refuses separation, columns that depend on each other, and what is no number', () => {
    const two = [[1, 0], [1, 0], [1, 1], [1, 1]];
    assertCannot(() => fitGlm({ family: 'binomial', design: two, events: [1, 1, 0, 0], of: [4, 4, 4, 4] }), 'separated');
    assertCannot(() => fitGlm({ family: 'binomial', design: two, events: [1, 2, 4, 4], of: [4, 4, 4, 4] }), 'separated');
    assertCannot(() => fitGlm({ family: 'poisson', design: two, events: [1, 1, 0, 0] }), 'separated');
    assertCannot(() => fitGlm({ family: 'binomial', design: [[1], [1]], events: [0, 0], of: [4, 4] }), 'separated');
    assertCannot(() => fitGlm({ family: 'binomial', design: [0, 1, 2, 3, 4, 5].map((x) => [1, x]), events: [0, 0, 0, 1, 1, 1] }), 'separated');
    assertCannot(() => fitGlm({ family: 'binomial', design: two.map((row) => [...row, row[1]! * 2]), events: [1, 1, 2, 2], of: [4, 4, 4, 4] }), 'singular');
    assertCannot(() => fitGlm({ family: 'binomial', design: two, events: [1, Number.NaN, 0, 0], of: [4, 4, 4, 4] }), 'bad-input');
    assertCannot(() => fitGlm({ family: 'binomial', design: two, events: [1, 5, 0, 0], of: [4, 4, 4, 4] }), 'bad-input');
    assertCannot(() => fitGlm({ family: 'poisson', design: two, events: [1, 5, 0, 1], exposure: [1, 1, 0, 1] }), 'bad-input');
    assertCannot(() => fitGlm({ family: 'poisson', design: [], events: [] }), 'too-little');
  });

  it('still fits the rarest of events, which only looks like separation', () => {
    assertClose(fitGlm({ family: 'binomial', design: [[1]], events: [3], of: [300_000_000] }).coefficients[0]!, Math.log(3 / 299_999_997), 9);
  });
});

describe('errors by cluster', () => {
  it('are CR1 and CR2 with Satterthwaite degrees of freedom as their definitions say', () => {
    const fit = fitGlm(logistic);
    for (const which of [0, 1, 2, 3]) {
      const [one, two] = [clusterRobust(logistic, fit, herds, which, 'cr1'), clusterRobust(logistic, fit, herds, which, 'cr2')];
      assertClose(one.error, cbpp.logistic.cr1[which]!, 10, 'CR1');
      assertClose(two.error, cbpp.logistic.cr2[which]!, 10, 'CR2');
      assertClose(two.degreesOfFreedom, cbpp.logistic.degreesOfFreedom[which]!, 9, 'degrees of freedom');
      assert.deepEqual([one.degreesOfFreedom, one.clusters], [14, 15]);
    }
  });

  it('do not change with the dispersion of the fit', () => {
    const [plain, quasi] = [clusterRobust(logistic, fitGlm(logistic), herds, 1), clusterRobust(logistic, fitGlm(logistic, { isQuasi: true }), herds, 1)];
    assertClose(plain.error, quasi.error, 11);
    assertClose(plain.degreesOfFreedom, quasi.degreesOfFreedom, 9);
  });

  it('refuse one cluster and clusters that do not fit', () => {
    assertCannot(() => clusterRobust(logistic, fitGlm(logistic), herds.map(() => 'one'), 1), 'too-little');
    assertCannot(() => clusterRobust(logistic, fitGlm(logistic), [1, 2], 1), 'bad-input');
  });
});

describe('errors along time', () => {
  it('are those of Newey and West written out', () => {
    const covariance = neweyWest(logistic, fitGlm(logistic), 3);
    assertAllClose(covariance.map((row, i) => Math.sqrt(row[i]!)), cbpp.logistic.neweyWest3, 10);
    assertClose(errorOf(covariance, [0, 1, 0, 0]), cbpp.logistic.neweyWest3[1]!, 10);
    assert.deepEqual([usualLag(24), usualLag(100)], [2, 4]);
  });

  it('refuse a lag as long as the series', () => {
    assertCannot(() => neweyWest(logistic, fitGlm(logistic), 56), 'bad-input');
    assertCannot(() => neweyWest(logistic, fitGlm(logistic), -1), 'bad-input');
  });
});

describe('linear algebra', () => {
  const random = randomFrom('matrix');
  const square = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => drawNormal(random)));

  it('inverts, takes roots, and finds eigenvalues', () => {
    const identity = multiply(square, invert(square));
    identity.forEach((row, i) => row.forEach((value, j) => assertClose(value, i === j ? 1 : 0, 10, 'identity', 1)));
    const symmetric = multiply(square, square.map((_, j) => square.map((row) => row[j]!)));
    const root = symmetricPower(symmetric, -0.5);
    multiply(multiply(root, symmetric), root).forEach((row, i) => row.forEach((value, j) => assertClose(value, i === j ? 1 : 0, 8, 'root', 1)));
    assertAllClose(symmetricEigen([[2, 1], [1, 2]]).values.sort((a, b) => a - b), [1, 3], 12);
  });

  it('solves Filip-like columns without squaring their trouble, and refuses dependent ones', () => {
    const x = Array.from({ length: 40 }, (_, i) => [1, i, i ** 2, i ** 3, i ** 4]);
    const truth = [3, -2, 0.5, 0.01, -0.0002];
    assertAllClose(leastSquares(x, x.map((row) => row.reduce((sum, value, k) => sum + value * truth[k]!, 0))).coefficients, truth, 7);
    assertCannot(() => leastSquares([[1, 2], [2, 4], [3, 6]], [1, 2, 3]), 'singular');
    assertCannot(() => leastSquares([[1, 2]], [1]), 'too-little');
  });
});
