// Patterns against texts: the page judges as the check of the content does, and the shipped exercises can be solved.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import type { PatternExercise } from '../../../server/curriculum/schemas.ts';
import { PatternExercise as PatternFile, wrongRows } from '../../../server/curriculum/exercises/pattern.ts';
import { isHeld, type Tried, tryPattern } from './judge.ts';

const shipped = ['mail-pattern', 'link-pattern'].map((name) => PatternFile.parse(parse(readFileSync(new URL(`../../../content/modules/secure-ai-integration/exercises/${name}.yaml`, import.meta.url), 'utf8'))));
const wrongIn = ({ rows, more, flags, replacement }: PatternExercise, tried: Tried): string[] => {
  const all = [...rows, ...more];
  const outcome = tryPattern({ ...tried, flags, replacement, texts: all.map(({ text }) => text) });
  return outcome.is === 'judged' ? all.filter(({ want }, at) => outcome.results[at] !== want).map(({ text }) => text) : [outcome.is];
};

describe('tryPattern', () => {
  const asked = { flags: 'i', replacement: '[x]', texts: ['ab', 'AB ab', 'c'] };
  it('replaces every match, whatever the flags say', () => assert.deepEqual(tryPattern({ ...asked, use: 'redact', pattern: 'ab' }), { is: 'judged', results: ['[x]', '[x] [x]', 'c'] }));
  it('stops what matches, or lets only that through', () => {
    assert.deepEqual(tryPattern({ ...asked, use: 'stop', pattern: 'b' }), { is: 'judged', results: [false, false, true] });
    assert.deepEqual(tryPattern({ ...asked, use: 'pass', pattern: '^a' }), { is: 'judged', results: [true, true, false] });
  });
  it('remembers nothing from text to text', () => assert.deepEqual(tryPattern({ use: 'pass', pattern: 'a', flags: 'g', replacement: '', texts: ['a', 'a', 'a'] }), { is: 'judged', results: [true, true, true] }));
  it('puts the replacement in as it is', () => assert.deepEqual(tryPattern({ use: 'redact', pattern: 'a', flags: '', replacement: '$&', texts: ['a'] }), { is: 'judged', results: ['$&'] }));
  it('says what is wrong with half a pattern', () => {
    const outcome = tryPattern({ ...asked, use: 'redact', pattern: '[a' });
    assert.ok(outcome.is === 'broken' && outcome.says.length > 10);
  });
});

describe('isHeld', () => {
  const rows = [{ text: 'a', want: true, why: 'w' }];
  it('needs every row, and an answer to these rows', () => {
    assert.equal(isHeld(rows, { is: 'judged', results: [true] }), true);
    assert.equal(isHeld(rows, { is: 'judged', results: [false] }), false);
    assert.equal(isHeld([...rows, ...rows], { is: 'judged', results: [true] }), false);
    assert.equal(isHeld(rows, { is: 'slow' }), false);
    assert.equal(isHeld(rows, undefined), false);
  });
});

describe('the shipped patterns', () => {
  it('start wrong, end right, and page and content check agree', () => {
    for (const exercise of shipped) {
      const started = { use: exercise.use, pattern: exercise.start };
      assert.ok(wrongIn(exercise, started).length >= 2, exercise.title);
      assert.deepEqual(wrongIn(exercise, exercise.solution), [], exercise.title);
      for (const tried of [started, exercise.solution]) assert.deepEqual(wrongIn(exercise, tried), wrongRows(exercise, tried));
    }
  });
  it('hold at first with the bar gone, and then two lines arrive that need more', () => {
    const [mail] = shipped;
    const mended = { use: 'redact' as const, pattern: mail!.start.replace('A-Z|a-z', 'A-Za-z') };
    assert.deepEqual(wrongIn(mail!, mended), mail!.more.map(({ text }) => text));
  });
  it('cannot be held by growing the deny-list of schemes', () => {
    const [, link] = shipped;
    for (const pattern of ['javascript:|data:', '^(javascript|data|vbscript):', '[a-z]+:(?!//)', 'script|data:']) assert.ok(wrongIn(link!, { use: 'stop', pattern }).length > 0, pattern);
  });
});
