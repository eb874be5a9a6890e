// The random intercept against exact integration, Laplace by its definition, and what lme4 reports.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gaussHermite } from './gauss-hermite.ts';
import { fitGlm, type GlmData } from './glm.ts';
import { fitGlmm } from './glmm.ts';
import { drawBinomial, drawNormal, randomFrom } from './random.ts';
import { assertAllClose, assertCannot, assertClose } from './reference/assert-close.ts';
import reference from './reference/reference.json' with { type: 'json' };

const { cbpp } = reference;
const herds = cbpp.rows.map((row) => row[0]!);
const data: GlmData = { family: 'binomial', design: cbpp.rows.map((row) => [1, ...[2, 3, 4].map((period) => (row[3] === period ? 1 : 0))]), events: cbpp.rows.map((row) => row[1]!), of: cbpp.rows.map((row) => row[2]!) };

describe('a random intercept', () => {
  it('agrees with integrating each herd exactly', () => {
    const fit = fitGlmm(data, herds, { points: 25 });
    assertAllClose(fit.coefficients, cbpp.exact.coefficients, 6, 'coefficient');
    assertAllClose(fit.errors, cbpp.exact.errors, 5, 'error');
    assertClose(fit.deviation, cbpp.exact.deviation, 6, 'deviation');
    assertClose(fit.deviance, cbpp.exact.deviance, 8, 'deviance');
    assertAllClose(fitGlmm(data, herds).coefficients, cbpp.exact.coefficients, 5, 'nine points');
  });

  it('agrees with Laplace by its definition, and finds a likelihood at least as high as lme4 did', () => {
    const fit = fitGlmm(data, herds, { points: 1 });
    assertAllClose(fit.coefficients, cbpp.laplace.coefficients, 6, 'coefficient');
    assertClose(fit.deviation, cbpp.laplace.deviation, 6, 'deviation');
    assertClose(fit.deviance, cbpp.laplace.deviance, 8, 'deviance');
    // lme4's optimiser stops within 1e-5 of the deviance; its coefficients agree to three digits.
    assert.ok(fit.deviance <= cbpp.lme4.ours && cbpp.lme4.ours - fit.deviance < 2e-5);
    assertAllClose(fit.coefficients, cbpp.lme4.coefficients, 3, 'lme4');
  });

  it('becomes the plain regression where clusters do not differ', () => {
    const same: GlmData = { family: 'binomial', design: [0, 1, 0, 1, 0, 1, 0, 1].map((x) => [1, x]), events: [5, 8, 5, 8, 5, 8, 5, 8], of: Array.from({ length: 8 }, () => 20) };
    const fit = fitGlmm(same, [1, 1, 2, 2, 3, 3, 4, 4]);
    assert.equal(fit.deviation, 0);
    assertAllClose(fit.coefficients, fitGlm(same).coefficients, 6);
  });

  it('finds the truth of made-up teams, counts too', () => {
    const random = randomFrom('glmm');
    const teams = Array.from({ length: 60 }, () => drawNormal(random) * 0.7);
    const rows = teams.flatMap((own, team) => [0, 1].map((x) => ({ team, x, events: drawBinomial(60, 1 / (1 + Math.exp(1 - own + 0.8 * x)), random) })));
    const fit = fitGlmm({ family: 'binomial', design: rows.map(({ x }) => [1, x]), events: rows.map(({ events }) => events), of: rows.map(() => 60) }, rows.map(({ team }) => team));
    assert.ok(Math.abs(fit.coefficients[1]! + 0.8) < 3 * fit.errors[1]!);
    assert.ok(Math.abs(fit.deviation - 0.7) < 0.2);
    const counts = fitGlmm({ family: 'poisson', design: rows.map(({ x }) => [1, x]), events: rows.map(({ events }) => events), exposure: rows.map(() => 60) }, rows.map(({ team }) => team));
    assert.ok(counts.coefficients[1]! < -0.3 && counts.deviation > 0.2 && Number.isFinite(counts.deviance));
  });

  it('refuses one cluster, separation and NaN', () => {
    assertCannot(() => fitGlmm(data, herds.map(() => 1)), 'too-little');
    assertCannot(() => fitGlmm({ family: 'binomial', design: [[1, 0], [1, 1], [1, 0], [1, 1]], events: [1, 0, 2, 0], of: [4, 4, 4, 4] }, [1, 1, 2, 2]), 'separated');
    assertCannot(() => fitGlmm({ ...data, events: data.events.map(() => Number.NaN) }, herds), 'bad-input');
    assertCannot(() => fitGlmm(data, [1]), 'bad-input');
  });
});

describe('quadrature', () => {
  it('integrates polynomials exactly: moments of a normal distribution', () => {
    for (const points of [1, 2, 5, 9, 25, 60]) {
      const moment = (power: number): number => gaussHermite(points).reduce((sum, { at, weight }) => sum + weight * at ** power, 0) / Math.sqrt(Math.PI);
      assertClose(moment(0), 1, 11);
      if (points > 1) assertClose(moment(2), 0.5, 11);
      if (points > 2) assertClose(moment(4), 0.75, 11);
    }
    assertCannot(() => gaussHermite(0), 'bad-input');
  });
});
