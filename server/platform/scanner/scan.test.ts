// Both forms of the engine against each other, wherever a text is cut; and every token of the rules in the places people leave it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createScan, type Finding, loadEngine, redact, scanBytes, startPlain } from './index.ts';
import { makeToken, randomFrom } from './made-up.ts';
import { TOKENS } from './rules/tokens.ts';

const key = new Uint8Array(32).fill(7);
const wasm = await loadEngine();
const plain = startPlain();
const utf8 = new TextEncoder();
const isFull = process.env['TEST_FULL'] === '1';

const random = randomFrom(5);
const tokens = TOKENS.map((rule) => ({ rule, token: makeToken(rule, random) }));

const inPieces = (engine: typeof wasm, text: Uint8Array, cuts: readonly number[]): Finding[] => {
  const findings: Finding[] = [];
  const scan = createScan(engine, key, (finding) => void findings.push(finding));
  let at = 0;
  for (const cut of [...cuts, text.length]) {
    scan.write(text.subarray(at, cut));
    at = cut;
  }
  scan.end();
  assert.equal(scan.bytes(), text.length);
  return findings;
};

const TEXT = utf8.encode(
  [
    ...tokens.slice(0, 12).map(({ token }) => `say "${token}" ünd 🔑 ${token}`),
    '{"role":"user","content":"DB_PASSWORD=\\"Wq7#mZ2p\\"\\nmail jo.kim@northwind.io\\ncall +44 20 7183 8750, card 4716 8932 0174 8261"}',
    'IBAN DE44 5001 0517 5407 3249 31, 536-22-8134, born 12 April 1985, postgres://app:Zx9kQ2vL@db.internal/x, Authorization: Basic YWRtaW46aHVudGVyMlh5eg==',
    `-----BEGIN PRIVATE KEY-----\n${Array.from({ length: 12 }, () => 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7x9K2Lm4Tz8Vb').join('\n')}\n-----END PRIVATE KEY-----`,
  ].join('\n'),
);

describe('the two forms of the engine', () => {
  it('is WebAssembly here', () => assert.equal(wasm.form, 'wasm'));

  it('finds the same wherever a text is cut', () => {
    const whole = scanBytes(wasm, key, TEXT);
    assert.ok(whole.length >= 28, `${whole.length} findings`);
    assert.deepEqual(scanBytes(plain, key, TEXT), whole);
    for (let cut = 0; cut <= TEXT.length; cut += isFull ? 1 : 11) assert.deepEqual(inPieces(wasm, TEXT, [cut]), whole, `cut at ${cut}`);
    for (let cut = 0; cut <= TEXT.length; cut += isFull ? 1 : 41) assert.deepEqual(inPieces(plain, TEXT, [cut]), whole, `plain, cut at ${cut}`);
  });

  it('finds the same across a chunk of its own, wherever that falls', () => {
    const whole = scanBytes(wasm, key, TEXT);
    for (let shift = 0; shift <= TEXT.length; shift += isFull ? 7 : 997) {
      const before = (1 << 20) - shift;
      const text = new Uint8Array(before + TEXT.length + 20_000).fill(10);
      text.set(TEXT, before);
      const found = scanBytes(wasm, key, text);
      assert.deepEqual(found.map(({ rule, start }) => [rule, start - before]), whole.map(({ rule, start }) => [rule, start]), `shifted by ${shift}`);
      assert.equal(found[0]!.line, whole[0]!.line + before);
    }
  });

  it('keeps texts apart that come in turns', () => {
    for (const engine of [wasm, plain]) {
      const other = TEXT.slice().reverse();
      const found: [Finding[], Finding[]] = [[], []];
      const [first, second] = [0, 1].map((which) => createScan(engine, key, (finding) => void found[which]!.push(finding))) as [ReturnType<typeof createScan>, ReturnType<typeof createScan>];
      for (let at = 0; at < TEXT.length; at += 500) {
        first.write(TEXT.subarray(at, at + 500));
        second.write(other.subarray(at, at + 500));
      }
      second.end();
      first.end();
      assert.deepEqual(found, [scanBytes(engine, key, TEXT), scanBytes(engine, key, other)]);
    }
  });

  it('answers alike on anything', () => {
    const pieces = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...tokens.map(({ token }) => token)) },
      { weight: 4, arbitrary: fc.constantFrom('password', 'api_key', 'secret', 'Token', ' is ', ': ', '=', '="', '"', '\\"', '\\n', '\n', ' ', '-', '-----', 'BEGIN PRIVATE KEY', '://', '@', '.com', '+1 ', '(415) ', '867-5309', '4716 8932 0174 8261', 'DE44', '5001', 'dob', 'mrn ', '1985-04-12', 'Bearer ', 'Basic ', '\\u003d', '%3D', 'é', '🔑', '\0') },
      { weight: 3, arbitrary: fc.stringMatching(/^[A-Za-z0-9_+/=.@:-]{1,40}$/) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.array(fc.nat(2000), { maxLength: 3 }), (parts, cuts) => {
        const text = utf8.encode(parts.join(''));
        const whole = scanBytes(wasm, key, text);
        assert.deepEqual(scanBytes(plain, key, text), whole);
        assert.deepEqual(inPieces(wasm, text, cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b)), whole);
      }),
      { numRuns: isFull ? 20_000 : 200, seed: 11 },
    );
  });
});

describe('tokens of providers', () => {
  const places: Readonly<Record<string, (token: string) => string>> = {
    alone: (token) => token,
    'in code': (token) => `const value = "${token}";`,
    'in settings': (token) => `X=${token}\n`,
    'in JSON within JSON': (token) => JSON.stringify({ content: JSON.stringify({ content: `use\n${token}\nplease` }) }),
    'in a sentence': (token) => `Try ${token}. It works.`,
  };
  for (const { rule, token } of tokens) {
    it(`finds ${rule.id} in all places`, () => {
      for (const [place, put] of Object.entries(places)) {
        const text = put(token);
        const found = scanBytes(wasm, key, utf8.encode(text));
        assert.deepEqual(found.map((finding) => [finding.rule, text.slice(finding.start, finding.end)]), [[rule.id, token]], place);
      }
    });
  }
});

describe('a finding', () => {
  const text = 'ä🔑 key\r\nmail jo.kim@northwind.io and JO.KIM@northwind.io or al@northwind.io';
  const found = scanBytes(wasm, key, utf8.encode(text));

  it('tells line and column as an editor does', () => {
    assert.deepEqual(found.map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn]), [[2, 6, 2, 25], [2, 30, 2, 49], [2, 53, 2, 68]]);
  });

  it('has a fingerprint that only the key can make, the same for what is the same', () => {
    const [first, second, third] = found.map(({ fingerprint }) => fingerprint);
    assert.equal(first, second);
    assert.notEqual(first, third);
    assert.notEqual(scanBytes(wasm, new Uint8Array(32), utf8.encode(text))[0]!.fingerprint, first);
  });

  it('holds nothing of what was found', () => {
    const said = JSON.stringify(scanBytes(wasm, key, TEXT));
    for (const { token } of tokens.slice(0, 12)) assert.ok(!said.includes(token.slice(-12)));
  });

  it('leaves a label in its place', () => {
    assert.equal(new TextDecoder().decode(redact(utf8.encode(text), found)), 'ä🔑 key\r\nmail [email 1] and [email 1] or [email 2]');
  });
});
