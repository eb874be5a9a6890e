// What a pattern in the learner's files finds, as a text.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matchedIn } from './matched-in-files.ts';

const first = <T>(from: readonly T[]): T => from[0] as T;
const last = <T>(from: readonly T[]): T => from.at(-1) as T;

describe('Texts for the patterns of a program', () => {
  it('gives one for each alternative, whichever way it goes inside', () => {
    const files = { 'a.ts': "const SUSPICIOUS = /ignore (?:all |the )?(?:previous|above)|system\\s+prompt|^you are now|[<>]script/i;\nif (/\\u202e|\\bdo (?!not)\\w+/.test(text)) return;" };
    assert.deepEqual(matchedIn(files, last), ['ignore the above', 'system\nprompt', 'you are now', '<script', '\u202e', 'do _']);
    assert.equal(matchedIn(files, first)[0], 'ignore previous');
    for (const pick of [first, last]) for (const text of matchedIn(files, pick)) assert.match(text, /ignore (?:all |the )?(?:previous|above)|system\s+prompt|^you are now|[<>]script|\u202e|\bdo (?!not)\w+/i);
  });

  it('takes no division, no comment and no text for a pattern, and leaves out what is empty or no pattern', () => {
    assert.deepEqual(matchedIn({ 'a.ts': "const half = a / b / c;\n// see /etc/passwd\nconst path = '/a/b';\nconst none = /(?:)|^$|x*/;\nconst far = /a{300}/;" }, first), []);
  });
});
