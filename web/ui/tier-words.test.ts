// What somebody reads about why they are in a tier, or not.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TierGround } from '../../server/people/schemas.ts';
import { tierWords } from './tier-words.ts';

const byRule = (team: string | null, jobFunction: string | null): TierGround => ({ kind: 'rule', team, jobFunction, reason: null });
const byHand = (reason: string): TierGround => ({ kind: 'hand', team: null, jobFunction: null, reason });

describe('tierWords', () => {
  it('says that tier 1 is for everyone', () => {
    assert.equal(tierWords({ tier: 1, belongs: true, grounds: [] }), 'Tier 1 is for everyone here.');
  });

  it('names each rule, by team, job function or both', () => {
    const words = tierWords({ tier: 3, belongs: true, grounds: [byRule('Ranking', null), byRule(null, 'data scientist'), byRule('Search', 'analyst')] });
    assert.equal(words, 'You are in tier 3, for people who train or run models. Your team Ranking is in it. Your job function, data scientist, is in it. Your job function, analyst, is in it for the team Search.');
  });

  it('says who decided by hand, which way, and their reason', () => {
    assert.match(tierWords({ tier: 2, belongs: true, grounds: [byHand('Builds the chat.')] }), /^An owner put you into tier 2, .*Their reason: Builds the chat\.$/);
    assert.match(tierWords({ tier: 2, belongs: false, grounds: [byHand('Moved to design.')] }), /^An owner left you out of tier 2, .*Their reason: Moved to design\.$/);
  });

  it('says to whom a tier is closed that no ground names', () => {
    assert.equal(tierWords({ tier: 2, belongs: false, grounds: [] }), 'You are not in tier 2, which is for people who build on language models.');
  });
});
