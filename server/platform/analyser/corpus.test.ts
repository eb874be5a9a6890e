// The corpus: what is vulnerable is found by its rule, and its mended twin is left alone by it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseSource } from './analyse-source.ts';
import { readCorpus } from './corpus/read-corpus.ts';

const said = (language: string, text: string): string[] => analyseSource(`case.${language}`, text).alerts.filter(({ level }) => level === 'high' || level === 'medium').map(({ rule }) => rule);

describe('the corpus', () => {
  const cases = readCorpus();
  it('has at least 60 cases', () => assert.ok(cases.length >= 60, `${cases.length}`));
  for (const { name, rule, vulnerable, fixed } of cases) {
    it(name, () => {
      assert.ok(said(vulnerable.language, vulnerable.text).includes(rule), `not found: ${rule}`);
      assert.deepEqual(said(fixed.language, fixed.text), [], 'the twin is flagged');
    });
  }
});
