// Evasion of the shipped filter by our own messages: words it trusts work, words by chance do not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type Evasion, evade } from './evade.ts';
import { ADVERTISING, HONEST_MAIL } from './example-messages.ts';
import { bestHamWords, explain, obfuscate, openFilter, scoreOf, shareOf, type SpamFilterFile, wordsOf } from './spam-filter.ts';

const filter = openFilter(JSON.parse(readFileSync(new URL('./spam-filter.json', import.meta.url), 'utf8')) as SpamFilterFile);
const caught = (how: Evasion): number => ADVERTISING.filter(({ text }, at) => scoreOf(filter, evade(filter, text, how, HONEST_MAIL, at + 1)) > 0).length;

describe('the shipped filter', () => {
  it('catches our advertising and lets the office mail through', () => {
    assert.equal(caught({ count: 0, from: 'best', disguised: 0 }), ADVERTISING.length);
    assert.ok(scoreOf(filter, HONEST_MAIL) < -2);
  });
  it('loses all of it to twenty words it trusts, and none to twenty by chance or from an honest mail', () => {
    assert.equal(caught({ count: 20, from: 'best', disguised: 0 }), 0);
    assert.equal(caught({ count: 20, from: 'random', disguised: 0 }), 10);
    assert.equal(caught({ count: 20, from: 'mail', disguised: 0 }), 10);
  });
  it('loses some to disguise alone, and all to both', () => {
    assert.ok(caught({ count: 0, from: 'best', disguised: 10 }) < 10);
    assert.equal(caught({ count: 8, from: 'best', disguised: 8 }), 0);
  });
  it('holds words of a dictionary only: no address and no name of a list', () => {
    assert.equal(filter.words.length, 2500);
    for (const word of ['newsisfree', 'freshrpms', 'satalk', 'spambayes', 'zzzz']) assert.equal(filter.at.has(word), false);
  });
});

describe('obfuscate', () => {
  it('leaves no trace of a disguised word that the filter knows', () => {
    const [first] = explain(filter, ADVERTISING[0].text);
    const text = obfuscate(filter, ADVERTISING[0].text, 1);
    assert.equal(wordsOf(text).has(first!.word), false);
    assert.ok(scoreOf(filter, text) < scoreOf(filter, ADVERTISING[0].text));
  });
});

describe('bestHamWords', () => {
  it('offers no word that is there already', () => {
    const [best] = bestHamWords(filter, '', 1);
    assert.equal(bestHamWords(filter, `so ${best}`, 5).includes(best!), false);
  });
});

describe('shareOf', () => {
  it('is a half at 0 and rises', () => {
    assert.equal(shareOf(0), 0.5);
    assert.ok(shareOf(3) > 0.95 && shareOf(-3) < 0.05);
  });
});
