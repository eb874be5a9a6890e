// What counts as new: never because the rules are.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isInjection, originOf } from './origin-of.ts';

const before = { isFirst: false, isRulesetKnown: true, isRescanned: false };

describe('originOf', () => {
  it('is new when the same rules were silent before', () => assert.equal(originOf(before, false, null), 'new'));
  it('is the baseline in the first scan, in a re-scan of older code, and where the scanner says so', () => {
    assert.equal(originOf({ ...before, isFirst: true }, false, 'new'), 'baseline');
    assert.equal(originOf(before, true, null), 'baseline');
    for (const state of ['unchanged', 'updated']) assert.equal(originOf(before, false, state), 'baseline');
  });
  it('waits under rules nobody has seen, also where the scanner calls it new, until older code was scanned under them', () => {
    assert.equal(originOf({ ...before, isRulesetKnown: false }, false, 'new'), 'newer-rules');
    assert.equal(originOf({ ...before, isRulesetKnown: false, isRescanned: true }, false, null), 'new');
  });
});

describe('isInjection', () => {
  it('goes by weakness, by the name of the rule, and by our own analyser', () => {
    assert.ok(isInjection('CodeQL', 'js/x', 'low', ['CWE-1427']));
    assert.ok(isInjection('CodeQL', 'js/system-prompt-injection', 'high', []));
    assert.ok(isInjection('BeforeTab analyze', 'model-output-to-shell', 'high', ['CWE-78']));
    assert.ok(!isInjection('BeforeTab analyze', 'unchecked-model-output', 'high', ['CWE-20']));
    assert.ok(!isInjection('CodeQL', 'py/sql-injection', 'high', ['CWE-89']));
  });
});
