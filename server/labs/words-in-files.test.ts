// The names and texts of a program, for checks that try each of them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressesOf, comparedIn, waysOf, wordsInFiles } from './words-in-files.ts';

describe('words in files', () => {
  it('are its names and its short texts, each once', () => {
    const words = wordsInFiles({ 'a.py': 'key = os.environ.get("DB_PASSWORD") or open(".env").read()\nkey = 1', 'b.ts': "req.get('x-real-ip') ?? process.env.API_KEY" });
    for (const word of ['DB_PASSWORD', '.env', 'x-real-ip', 'API_KEY', 'environ']) assert.ok(words.includes(word), word);
    assert.equal(words.filter((word) => word === 'key').length, 1);
  });

  it('are each a header or a field that a request may carry', () => {
    const ways = waysOf(['X-Force', 'x-force', 'Content-Type', 'force', 'is-raw', '/a', 'a b', '__proto__', 'x'.repeat(40)], '1');
    assert.deepEqual(ways, { headers: { 'x-force': '1', 'is-raw': '1' }, fields: { 'X-Force': '1', 'x-force': '1', 'Content-Type': '1', force: '1', 'is-raw': '1' } });
  });

  it('are each an address, with what is left open in it filled', () => {
    const words = ['/avatars/<path:name>', '/a/:id/b', '/a/:key/b', '/', 'a/b', '/two words', '/health'];
    assert.deepEqual(addressesOf(words, '7'), ['/avatars/7', '/a/7/b', '/', '/health']);
  });

  it('are found behind an empty text, a long one, and a quotation mark that closes nothing', () => {
    const words = wordsInFiles({ 'a.ts': `find(req.get('') ?? '') ?? req.get('x-user'); say('${'a '.repeat(60)}', 'two words'); // don't read x-trace-id` });
    for (const word of ['x-user', 'two words', 'x-trace-id']) assert.ok(words.includes(word), word);
    assert.ok(!words.includes(''));
  });

  it('are what something is compared with', () => {
    const files = { 'a.ts': `if (req.body.format === 'raw' || typeof text !== "string") say('hello'); email.endsWith('x') || name.startsWith('<p>')`, 'b.py': 'kind == "html" or role != "user"' };
    assert.deepEqual(comparedIn(files), ['raw', '<p>', 'html', 'user']);
  });

  it('do not go over the end of a line, nor over 80 signs', () => {
    const words = wordsInFiles({ 'a.py': `a = "open\nb = 'other'\nc = "${'x '.repeat(60)}"` });
    assert.ok(words.includes('other'));
    assert.ok(!words.some((word) => word.includes('\n') || word.length > 80));
  });
});
