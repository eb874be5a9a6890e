// The share behind a detector that errs, how often its interval covers, and how two people who label agree.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cohenKappa } from './kappa.ts';
import { drawBinomial, randomFrom } from './random.ts';
import { assertCannot, assertClose } from './reference/assert-close.ts';
import r from './reference/r.json' with { type: 'json' };
import { roganGladen, roganGladenInterval } from './rogan-gladen.ts';

describe('a share behind a detector', () => {
  it('is that of Rogan and Gladen', () => {
    for (const { p, se, sp, true: truth } of r.rogan_gladen) assertClose(roganGladen(p, se, sp), truth, 9);
    assertClose(roganGladen(0.03, 0.8, 0.98), 0.01 / 0.78, 12);
    assert.equal(roganGladen(0.01, 0.9, 0.98), 0);
    assert.equal(roganGladen(0.99, 0.9, 0.98), 1);
  });

  it('has an interval that covers, and one that ignores the detector does not', () => {
    const random = randomFrom('rogan gladen');
    let [covered, ignoring] = [0, 0];
    const runs = 500;
    for (let run = 0; run < runs; run += 1) {
      const apparent = { events: drawBinomial(800, 0.1 * 0.85 + 0.9 * 0.04, random), of: 800 };
      const detector = { sensitivity: { events: drawBinomial(60, 0.85, random), of: 60 }, specificity: { events: drawBinomial(140, 0.96, random), of: 140 } };
      const whole = roganGladenInterval(apparent, detector);
      const certain = roganGladenInterval(apparent, { sensitivity: scale(detector.sensitivity), specificity: scale(detector.specificity) });
      covered += whole.low <= 0.1 && 0.1 <= whole.high ? 1 : 0;
      ignoring += certain.low <= 0.1 && 0.1 <= certain.high ? 1 : 0;
    }
    assert.ok(covered >= 0.93 * runs, `${covered} of ${runs}`);
    assert.ok(ignoring < 0.85 * runs, `${ignoring} of ${runs}`);
  });

  it('approaches the plain score interval with a detector that does not err', () => {
    const found = roganGladenInterval({ events: 16, of: 500 }, { sensitivity: { events: 1e9, of: 1e9 }, specificity: { events: 1e9, of: 1e9 } });
    assertClose(found.estimate, 0.032, 12);
    assert.ok(found.low > 0.015 && found.high < 0.056 && found.detectorShare < 1e-3);
  });

  it('refuses a detector that knows nothing, and a sample of none', () => {
    assertCannot(() => roganGladen(0.1, 0.5, 0.5), 'too-little');
    assertCannot(() => roganGladen(0.1, 1.2, 0.5), 'bad-input');
    assertCannot(() => roganGladen(Number.NaN, 0.9, 0.9), 'bad-input');
    assertCannot(() => roganGladenInterval({ events: 1, of: 10 }, { sensitivity: { events: 0, of: 0 }, specificity: { events: 9, of: 9 } }), 'too-little');
    assertCannot(() => roganGladenInterval({ events: 1, of: 10 }, { sensitivity: { events: 5, of: 10 }, specificity: { events: 5, of: 10 } }), 'too-little');
  });
});

const scale = ({ events, of }: { events: number; of: number }): { events: number; of: number } => ({ events: events * 100_000, of: of * 100_000 });

describe('two people who label', () => {
  it('agree beyond chance by a calculation by hand: 0.7 seen, 0.5 by chance', () => {
    const found = cohenKappa({ both: 20, onlyFirst: 5, onlySecond: 10, neither: 15 });
    assertClose(found.estimate, 0.4, 12);
    assert.deepEqual([found.agreement, found.pairs], [0.7, 50]);
    assert.ok(found.low > 0.14 && found.high < 0.66);
  });

  it('reach 1 in full agreement, below 0 in contradiction, and nothing where one label is all there is', () => {
    assert.equal(cohenKappa({ both: 5, onlyFirst: 0, onlySecond: 0, neither: 5 }).estimate, 1);
    assert.ok(cohenKappa({ both: 0, onlyFirst: 5, onlySecond: 5, neither: 0 }).estimate < 0);
    assertCannot(() => cohenKappa({ both: 9, onlyFirst: 0, onlySecond: 0, neither: 0 }), 'too-little');
    assertCannot(() => cohenKappa({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }), 'too-little');
    assertCannot(() => cohenKappa({ both: 1.5, onlyFirst: 0, onlySecond: 0, neither: 1 }), 'bad-input');
  });

  it('cover with their interval', () => {
    const random = randomFrom('kappa');
    let covered = 0;
    for (let run = 0; run < 400; run += 1) {
      const counts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
      for (let pair = 0; pair < 150; pair += 1) {
        const u = random();
        counts[u < 0.3 ? 'both' : u < 0.4 ? 'onlyFirst' : u < 0.5 ? 'onlySecond' : 'neither'] += 1;
      }
      // 0.8 agreement, 0.52 by chance.
      const { low, high } = cohenKappa(counts);
      covered += low <= 0.28 / 0.48 && 0.28 / 0.48 <= high ? 1 : 0;
    }
    assert.ok(covered >= 0.92 * 400 && covered <= 0.98 * 400, `${covered}`);
  });
});
