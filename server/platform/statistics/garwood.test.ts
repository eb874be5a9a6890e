// Intervals of counts and rates against scipy and R, and what zero leaves open.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import { garwood, upperRate } from './garwood.ts';
import { rateRatio } from './rate-ratio.ts';
import { assertCannot, assertClose } from './reference/assert-close.ts';
import r from './reference/r.json' with { type: 'json' };
import reference from './reference/reference.json' with { type: 'json' };

describe('a count of incidents', () => {
  it('has the interval of scipy', () => {
    for (const [events, low, high] of reference.garwood) {
      assertClose(garwood(events!).low, low!, 11, `low of ${events}`, 1e-9);
      assertClose(garwood(events!).high, high!, 11, `high of ${events}`);
    }
  });

  it('of zero is shown with 3.0, 1.5, 1.0 and 0.75 a quarter after one to four clean quarters', () => {
    assert.deepEqual([1, 2, 3, 4].map((quarters) => Math.round(upperRate(0, quarters) * 100) / 100), [3, 1.5, 1, 0.75]);
    assertClose(upperRate(0, 1), -Math.log(0.05), 12);
  });

  it('scales with exposure and holds the estimate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0.01, max: 1e5, noNaN: true }), (events, exposure) => {
        const [one, scaled] = [garwood(events), garwood(events, exposure)];
        assertClose(scaled.high * exposure, one.high, 11);
        assert.ok(scaled.low <= events / exposure && events / exposure < scaled.high);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses no exposure, half incidents and NaN', () => {
    assertCannot(() => garwood(0, 0), 'too-little');
    for (const [events, exposure] of [[-1, 1], [0.5, 1], [1, -1], [1, Number.NaN], [Number.NaN, 1]] as const) assertCannot(() => upperRate(events, exposure), 'bad-input');
  });
});

describe('two rates', () => {
  it('compare as poisson.test of R does', () => {
    const { x, T, p, ci } = r.tests.poisson_2s;
    const found = rateRatio({ events: x[0]!, exposure: T[0]! }, { events: x[1]!, exposure: T[1]! });
    assertClose(found.p, p, 10);
    assertClose(found.low, ci[0]!, 10);
    assertClose(found.high, ci[1]!, 10);
  });

  it('say so where one is zero: nothing above, or no end', () => {
    assert.deepEqual([rateRatio({ events: 0, exposure: 5 }, { events: 4, exposure: 5 }).estimate, rateRatio({ events: 4, exposure: 5 }, { events: 0, exposure: 5 }).high], [0, Number.POSITIVE_INFINITY]);
    assertClose(rateRatio({ events: 0, exposure: 5 }, { events: 4, exposure: 5 }).p, 0.125, 12);
    assertCannot(() => rateRatio({ events: 0, exposure: 5 }, { events: 0, exposure: 5 }), 'too-little');
    assertCannot(() => rateRatio({ events: 1, exposure: 0 }, { events: 0, exposure: 5 }), 'too-little');
  });

  it('have a p that is one in the middle and the same from both sides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 }), (a, b, scale) => {
        const [one, other] = [{ events: a, exposure: scale }, { events: b, exposure: 5 }];
        assertClose(rateRatio(one, other).p, rateRatio(other, one).p, 9);
        assert.ok(rateRatio(one, other).p > 0 && rateRatio(one, other).p <= 1);
      }),
      { numRuns: 60 },
    );
    assert.equal(rateRatio({ events: 7, exposure: 3 }, { events: 7, exposure: 3 }).p, 1);
  });
});
