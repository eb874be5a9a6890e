// Intervals of shares, their differences and ratios: against R, against published tables, and by how often they cover.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import { clopperPearson } from './clopper-pearson.ts';
import { kornGraubard } from './korn-graubard.ts';
import { logGamma } from './log-gamma.ts';
import { newcombe } from './newcombe.ts';
import { drawBinomial, randomFrom } from './random.ts';
import { assertCannot, assertClose } from './reference/assert-close.ts';
import r from './reference/r.json' with { type: 'json' };
import { riskRatio } from './risk-ratio.ts';
import { upperShare } from './upper-share.ts';
import { wilson } from './wilson.ts';

const share = fc.integer({ min: 1, max: 400 }).chain((of) => fc.record({ events: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));

/** How often an interval holds the true share, summed exactly over all outcomes. */
const coverage = (interval: (events: number, of: number) => { low: number; high: number }, of: number, truth: number): number => {
  let covered = 0;
  for (let events = 0; events <= of; events += 1) {
    const { low, high } = interval(events, of);
    if (low <= truth && truth <= high) covered += Math.exp(logGamma(of + 1) - logGamma(events + 1) - logGamma(of - events + 1) + events * Math.log(truth) + (of - events) * Math.log1p(-truth));
  }
  return covered;
};

describe('an interval of one share', () => {
  it('agrees with R', () => {
    for (const { x, n, wilson: w, clopper } of r.intervals95) {
      for (const [found, wanted] of [[wilson(x, n), w], [clopperPearson(x, n), clopper]] as const) {
        assertClose(found.low, wanted[0]!, 11, `low of ${x} of ${n}`, 1e-5);
        assertClose(found.high, wanted[1]!, 11, `high of ${x} of ${n}`);
      }
    }
  });

  it('holds the estimate, mirrors itself, and is wider with more confidence; the exact one holds Wilson where it matters', () => {
    fc.assert(
      fc.property(share, ({ events, of }) => {
        for (const interval of [wilson, clopperPearson]) {
          const [one, mirror, wide] = [interval(events, of), interval(of - events, of), interval(events, of, 0.99)];
          assert.ok(0 <= one.low && one.low <= events / of && events / of <= one.high && one.high <= 1);
          assertClose(one.low, 1 - mirror.high, 9, 'mirror', 0.01);
          assert.ok(wide.low <= one.low + 1e-12 && wide.high >= one.high - 1e-12);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('covers as the literature says: Wilson 0.914 at n = 10 and 5 %, the exact one never below 95 %', () => {
    assertClose(coverage(wilson, 10, 0.05), 0.914, 3);
    for (const n of [10, 37, 100]) for (const truth of [0.003, 0.02, 0.05, 0.11, 0.3, 0.5, 0.77]) assert.ok(coverage(clopperPearson, n, truth) >= 0.95);
    for (const truth of [0.1, 0.2, 0.35, 0.5]) assert.ok(Math.abs(coverage(wilson, 100, truth) - 0.95) < 0.02);
  });

  it('claims 80 % from the counts of the literature on, one-sided at 95 %', () => {
    for (const [events, of] of [[28, 30], [45, 50], [87, 100], [170, 200], [334, 400]] as const) {
      assert.ok(wilson(events, of, 0.9).low >= 0.8, `${events} of ${of}`);
      assert.ok(wilson(events - 1, of, 0.9).low < 0.8, `${events - 1} of ${of}`);
    }
    assert.ok(wilson(10, 10, 0.9).low < 0.8);
  });

  it('bounds zero by about three over n', () => {
    assertClose(upperShare(0, 100), 1 - 0.05 ** 0.01, 12);
    assertClose(upperShare(0, 1e9), 2.995_732_27e-9, 8);
    assertClose(upperShare(3, 40), clopperPearson(3, 40, 0.9).high, 12);
  });

  it('refuses a share of nothing, more events than records, parts of records, NaN and a confidence of 1', () => {
    for (const interval of [wilson, clopperPearson, upperShare]) {
      assertCannot(() => interval(0, 0), 'too-little');
      for (const [events, of] of [[2, 1], [-1, 4], [0.5, 4], [Number.NaN, 4], [1, Number.POSITIVE_INFINITY]] as const) assertCannot(() => interval(events, of), 'bad-input');
      assertCannot(() => interval(1, 2, 1), 'bad-input');
    }
  });
});

describe('an interval of a clustered share', () => {
  it('is the exact one on the effective sample, worked out by hand', () => {
    // Clusters of 10 with 1, 5, 2, 6, 1: share 0.3, between-cluster variance 5/4 (4 + 4 + 1 + 9 + 4) = 27.5, over 50 × 0.21 = 10.5.
    const found = kornGraubard([1, 5, 2, 6, 1].map((events) => ({ events, of: 10 })));
    assertClose(found.designEffect, 27.5 / 10.5, 12);
    assert.deepEqual([found.events, found.of, found.clusters, found.estimate], [15, 50, 5, 0.3]);
    const plain = clopperPearson(15, 50);
    assert.ok(found.low < plain.low && found.high > plain.high);
  });

  it('covers in clusters where plain intervals do not', () => {
    const random = randomFrom('korn graubard');
    let [clustered, plain] = [0, 0];
    for (let run = 0; run < 300; run += 1) {
      const shares = Array.from({ length: 12 }, () => ({ events: drawBinomial(30, random() < 0.5 ? 0.15 : 0.45, random), of: 30 }));
      const found = kornGraubard(shares);
      const simple = wilson(found.events, found.of);
      if (found.low <= 0.3 && 0.3 <= found.high) clustered += 1;
      if (simple.low <= 0.3 && 0.3 <= simple.high) plain += 1;
    }
    assert.ok(clustered >= 0.92 * 300, `${clustered} of 300`);
    assert.ok(plain < 0.9 * 300, `${plain} of 300`);
  });

  it('leaves empty clusters out and refuses one cluster', () => {
    assert.deepEqual(kornGraubard([{ events: 2, of: 9 }, { events: 0, of: 0 }, { events: 3, of: 9 }]).clusters, 2);
    assertCannot(() => kornGraubard([{ events: 2, of: 9 }, { events: 0, of: 0 }]), 'too-little');
    assert.equal(kornGraubard([{ events: 0, of: 50 }, { events: 0, of: 50 }]).high, clopperPearson(0, 100).high);
  });
});

describe('two shares', () => {
  it('differ as R and Newcombe 1998 (table II) say', () => {
    for (const { v, d, ci } of r.newcombe_hybrid_score95) {
      const found = newcombe({ events: v[0]!, of: v[1]! }, { events: v[2]!, of: v[3]! });
      assertClose(found.estimate, d, 11, 'difference', 1);
      assertClose(found.low, ci[0]!, 11, 'low', 1e-3);
      assertClose(found.high, ci[1]!, 11, 'high');
    }
  });

  it('have the ratios of the facts: 40 of 500 to 16 and to 8 of 500', () => {
    const [some, half] = [riskRatio({ events: 16, of: 500 }, { events: 40, of: 500 }), riskRatio({ events: 8, of: 500 }, { events: 40, of: 500 })];
    for (const [found, wanted] of [[some, [0.4, 0.227, 0.7047]], [half, [0.2, 0.0946, 0.4229]]] as const) {
      assertClose(found.estimate, wanted[0], 12);
      assertClose(found.low, wanted[1], 3);
      assertClose(found.high, wanted[2], 3);
    }
  });

  it('have a ratio where one of them is zero, and none where both are', () => {
    const none = riskRatio({ events: 0, of: 50 }, { events: 5, of: 50 });
    assert.deepEqual([none.estimate, none.low], [0, 0]);
    assert.ok(none.high > 0 && Number.isFinite(none.high));
    const fromNone = riskRatio({ events: 5, of: 50 }, { events: 0, of: 50 });
    assert.ok(Number.isFinite(fromNone.estimate) && fromNone.low > 0 && Number.isFinite(fromNone.high));
    assertCannot(() => riskRatio({ events: 0, of: 5 }, { events: 0, of: 5 }), 'too-little');
  });
});
