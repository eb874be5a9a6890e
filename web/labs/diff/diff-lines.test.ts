// The difference of two texts: whole, shortest, and cut into hunks.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countChanges, diffLines, hunksOf } from './diff-lines.ts';

const short = (before: string, after: string): string[] => diffLines(before, after).map(({ is, text }) => `${{ same: ' ', added: '+', removed: '-' }[is]}${text}`);
const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((lines) => lines.map((line) => `${line}\n`).join(''));

describe('diffLines', () => {
  it('says what stayed, what went and what came', () => {
    assert.deepEqual(short('a\nb\nc\n', 'a\nx\nc\n'), [' a', '-b', '+x', ' c']);
    assert.deepEqual(short('', 'a\n'), ['+a']);
    assert.deepEqual(short('a\n', ''), ['-a']);
    assert.deepEqual(short('a\n', 'a\n'), [' a']);
  });

  it('gives both texts back, with the numbers of their lines', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const lines = diffLines(before, after);
        const side = (gone: 'added' | 'removed'): string => lines.filter(({ is }) => is !== gone).map(({ text }) => `${text}\n`).join('');
        assert.equal(side('added'), before);
        assert.equal(side('removed'), after);
        assert.deepEqual(lines.flatMap((line) => line.before ?? []), Array.from(before.split('\n').slice(0, -1), (_line, at) => at + 1));
        assert.deepEqual(lines.flatMap((line) => line.after ?? []), Array.from(after.split('\n').slice(0, -1), (_line, at) => at + 1));
      }),
    );
  });

  it('is as short as the longest common part allows', () => {
    const longest = (a: string[], b: string[]): number => {
      const best = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
      for (let x = a.length - 1; x >= 0; x -= 1) for (let y = b.length - 1; y >= 0; y -= 1) best[x]![y] = a[x] === b[y] ? 1 + best[x + 1]![y + 1]! : Math.max(best[x + 1]![y]!, best[x]![y + 1]!);
      return best[0]![0]!;
    };
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const [a, b] = [before.split('\n').slice(0, -1), after.split('\n').slice(0, -1)];
        assert.equal(diffLines(before, after).filter(({ is }) => is === 'same').length, longest(a, b));
      }),
    );
  });

  it('counts what came and went', () => assert.deepEqual(countChanges(diffLines('a\nb\n', 'a\nc\nd\n')), { added: 2, removed: 1 }));
});

describe('hunksOf', () => {
  const numbered = (change: Record<number, string>): string => Array.from({ length: 40 }, (_line, at) => `${change[at + 1] ?? `line ${at + 1}`}\n`).join('');

  it('keeps three lines around a change, and joins what is near', () => {
    const hunks = hunksOf(diffLines(numbered({}), numbered({ 5: 'five', 9: 'nine', 30: 'thirty' })));
    assert.equal(hunks.length, 2);
    assert.deepEqual(hunks[0]!.lines.map(({ before }) => before).filter(Boolean), [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    assert.equal(hunks[1]!.lines[0]!.before, 27);
    assert.equal(hunks[1]!.lines.at(-1)!.before, 33);
  });

  it('loses no change and repeats none', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const lines = diffLines(before, after);
        assert.deepEqual(hunksOf(lines).flatMap((hunk) => hunk.lines).filter(({ is }) => is !== 'same'), lines.filter(({ is }) => is !== 'same'));
      }),
    );
  });
});
