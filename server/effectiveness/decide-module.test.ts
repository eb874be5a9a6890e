// A module is judged by behaviour; what people know can send it back for revision and no more.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import { decideModule, type ModuleEvidence } from './decide-module.ts';

const unknown: ModuleEvidence = { quarters: 4, improvement: null, couldShowAFifth: false, normalisedGain: null, recallAfter30Days: null };
const decide = (more: Partial<ModuleEvidence>): string => decideModule({ ...unknown, ...more }).decision;

describe('a module', () => {
  it('is kept where behaviour improves, whatever the quiz says', () => {
    assert.equal(decide({ improvement: { low: 0.05, high: 0.6 }, couldShowAFifth: true, normalisedGain: 0.1, recallAfter30Days: 0.2 }), 'keep');
  });

  it('is replaced only where the data would have shown a fifth and allow no such thing', () => {
    assert.equal(decide({ improvement: { low: -0.1, high: 0.15 }, couldShowAFifth: true }), 'replace');
    assert.equal(decide({ improvement: { low: -0.1, high: 0.15 }, couldShowAFifth: false }), 'collect');
    assert.equal(decide({ improvement: { low: -0.1, high: 0.25 }, couldShowAFifth: true }), 'collect');
    // Improves for certain, and too little to be worth the hours.
    assert.equal(decide({ improvement: { low: 0.02, high: 0.15 }, couldShowAFifth: true }), 'replace');
  });

  it('is revised where little is learnt or kept while behaviour is unknown', () => {
    assert.deepEqual(decideModule({ ...unknown, normalisedGain: 0.2 }), { decision: 'revise', ground: 'little-is-learnt' });
    assert.deepEqual(decideModule({ ...unknown, normalisedGain: 0.5, recallAfter30Days: 0.6 }), { decision: 'revise', ground: 'little-is-kept' });
    assert.equal(decide({ normalisedGain: 0.5, recallAfter30Days: 0.8 }), 'collect');
  });

  it('waits for two quarters, always', () => {
    const share = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (low, width, gain) => {
        assert.equal(decide({ quarters: 1, improvement: { low, high: low + Math.abs(width) }, couldShowAFifth: true, normalisedGain: gain }), 'collect');
        // Quiz scores alone never keep and never replace.
        assert.ok(['revise', 'collect'].includes(decide({ normalisedGain: gain, recallAfter30Days: Math.abs(width) })));
      }),
      { numRuns: 60 },
    );
  });
});
