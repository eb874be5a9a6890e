// Places in bytes become paths: for any JSON, also JSON in texts in JSON, with any escaping, as a plain walk finds them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { locatePaths, shownPath } from './locate-paths.ts';

type Path = (string | number)[];
const MARK = 'MARKMARK';

/** Every path under which a text holds the mark, in the order of the text; into texts that are JSON. */
const walk = (value: unknown, path: Path = []): Path[] => {
  if (typeof value === 'string') {
    if (/^\s*[{[]/.test(value)) {
      try {
        return walk(JSON.parse(value), path);
      } catch {
        // Only text.
      }
    }
    return Array.from({ length: value.split(MARK).length - 1 }, () => path);
  }
  if (Array.isArray(value)) return value.flatMap((each, index) => walk(each, [...path, index]));
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => walk(each, [...path, key])) : [];
};
const placesOf = (bytes: Buffer): number[] => {
  const places: number[] = [];
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) places.push(at);
  return places;
};
const check = (text: string): void => {
  const bytes = Buffer.from(text);
  assert.deepEqual(locatePaths(bytes, placesOf(bytes)), walk(JSON.parse(text)), text);
};

describe('locatePaths', () => {
  it('finds what a walk finds', () => {
    // Names of fields without digits: a walk sees numbered ones in another order than the text has them. Without backslashes: Node 24's
    // JSON.parse reads {"a":0,"\"":1} as if the second name were \, once it has read {"a":0,"\\":1}; locatePaths, that asks it for one name at a time, does not (nodejs/node#63785).
    const key = fc.stringMatching(/^[a-z"{é:,]{1,6}$/);
    const text = fc.tuple(fc.string({ unit: 'binary', maxLength: 8 }), fc.boolean(), fc.string({ maxLength: 4 })).map(([before, has, after]) => `${before.replaceAll('MARK', '').toWellFormed()}${has ? MARK : ''}${after.replaceAll('MARK', '')}`);
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.constant(null), fc.array(tie('tree'), { maxLength: 4 }), fc.dictionary(key, tie('tree'), { maxKeys: 4 }), tie('tree').map((inner) => (typeof inner === 'object' && inner !== null ? JSON.stringify(inner) : inner))),
    }));
    fc.assert(fc.property(tree, fc.boolean(), (value, isSpaced) => check(JSON.stringify(value, null, isSpaced ? 2 : 0))), { numRuns: process.env['TEST_FULL'] === '1' ? 5_000 : 300 });
  });

  it('goes into escaped JSON in escaped JSON, past escapes of any sort', () => {
    check(JSON.stringify({ body: JSON.stringify({ messages: [{ content: JSON.stringify({ a: [`"\\\n\u2028é😀${MARK}`, MARK] }) }] }), after: MARK }));
    check(`{"body":"{\\u0022a\\u0022:[1,\\"\\\\u00e9${MARK}\\"]}","b":"${MARK}"}`);
  });

  it('reads backslashes and quotes in names of fields', () => {
    for (const name of ['\\', '"', '\\"', '"\\', '\\\\', 'a\\']) {
      const text = JSON.stringify({ a: 0, [name]: JSON.stringify({ [name]: MARK }), b: MARK });
      assert.deepEqual(locatePaths(Buffer.from(text), placesOf(Buffer.from(text))), [[name, name], ['b']], text);
    }
  });

  it('shows names of fields and nothing else', () => {
    assert.equal(shownPath(['messages', 0, 'content', 'ada@example.org', 'AKIAQWERTYUIOPASDFGH', 'user 42', 'dGhpcIsNoWoRdAtAlL', 'a'.repeat(40), '@timestamp']), 'messages[0].content.*.*.*.*.*.@timestamp');
  });
});
