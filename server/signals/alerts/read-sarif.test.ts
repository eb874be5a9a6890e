// SARIF as scanners really write it, and as nobody should: places, fingerprints, rules and sizes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { normalisePath } from './normalise-path.ts';
import { readSarif, type SarifReading } from './read-sarif.ts';
import { JsonSplitter } from './split-json.ts';

type Loose = Record<string, unknown>;
const read = (run: Loose, size = 1_000_000): Promise<SarifReading> => readText(JSON.stringify({ version: '2.1.0', runs: [run] }), size);
const readText = (text: string, size: number): Promise<SarifReading> => {
  const bytes = Buffer.from(text);
  return readSarif(Array.from({ length: Math.ceil(bytes.length / size) }, (_none, at) => bytes.subarray(at * size, (at + 1) * size)));
};
const result = (uri: string, line: number, more: Loose = {}, snippet?: string): Loose => ({
  ruleId: 'py/sql-injection',
  message: { text: `Line ${line} builds SQL` },
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: line, ...(snippet === undefined ? {} : { snippet: { text: snippet } }) } } }],
  ...more,
});
const tool = { driver: { name: 'CodeQL', semanticVersion: '2.26.0', rules: [{ id: 'py/sql-injection', shortDescription: { text: 'SQL query built from user-controlled sources' }, defaultConfiguration: { level: 'error' }, properties: { tags: ['security', 'external/cwe/cwe-089'], 'security-severity': '8.8' } }] } };

describe('normalisePath', () => {
  const same: readonly (readonly [string, Parameters<typeof normalisePath>])[] = [
    ['src/a.py', [{ uri: 'src/a.py' }]],
    ['src/a.py', [{ uri: './src//x/../a.py' }]],
    ['etc/passwd', [{ uri: '../../../../etc/passwd' }]],
    ['etc/passwd', [{ uri: '%2e%2e/%2e%2e/etc/passwd' }]],
    ['etc/passwd', [{ uri: '..%2f..%5Cetc%2Fpasswd' }]],
    ['%2e%2e/a', [{ uri: '%252e%252e/a' }]],
    ['etc/passwd', [{ uri: '/etc/passwd' }]],
    ['repo/src/a.py', [{ uri: 'C:\\repo\\src\\a.py' }]],
    ['repo/src/a.py', [{ uri: 'file:///C:/repo/src/a.py' }]],
    ['share/src/a.py', [{ uri: '\\\\share\\src\\a.py' }]],
    ['src/a.py', [{ uri: 'file:///home/runner/work/r/r/src/a.py' }, {}, ['file:///home/runner/work/r/r/']]],
    ['src/a.py', [{ uri: 'C:\\w\\r\\src\\a.py' }, {}, ['file:///C:/w/r']]],
    ['lib/src/a.py', [{ uri: 'a.py', uriBaseId: 'SRC' }, { SRC: { uri: 'src/', uriBaseId: 'LIB' }, LIB: { uri: 'lib/', uriBaseId: 'ROOT' }, ROOT: { uri: 'file:///home/x/' } }]],
    ['b/a/b/a/a.py', [{ uri: 'a.py', uriBaseId: 'A' }, { A: { uri: 'b/a/', uriBaseId: 'B' }, B: { uri: 'b/a/', uriBaseId: 'A' } }]],
    ['a.py', [{ uri: 'a.py', uriBaseId: 'constructor' }]],
    ['a.py', [{ uri: 'a.py', uriBaseId: '%SRCROOT%' }, { '%SRCROOT%': {} }]],
    ['src/my file.py', [{ uri: 'src/my%20file.py' }]],
    ['src/100%.py', [{ uri: 'src/100%.py' }]],
    ['src/%ff.py', [{ uri: 'src/%ff.py' }]],
    ['src/ab.py', [{ uri: 'src/a%00\u202eb.py' }]],
    ['', [{ uri: 'data:text/plain;base64,cGFzc3dvcmQ=' }]],
    ['', [{ uri: 'javascript:alert(1)' }]],
    ['', [{}]],
    ['https://app.example/search', [{ uri: 'https://ada:secret@app.example/search?q=token&s=1#x' }]],
  ];
  for (const [want, given] of same) it(`${JSON.stringify(given[0].uri ?? null)} is ${JSON.stringify(want)}`, () => assert.equal(normalisePath(...given), want));

  it('never leads anywhere: no parent, no root, no drive, whatever is sent', () => {
    const part = fc.constantFrom('..', '.', '%2e%2e', '%2E.', '/', '\\', '%2f', '%5c', 'C:', 'a', 'file://', '~', ' ', '\u0000', '%00', '?', '#');
    fc.assert(fc.property(fc.array(part, { maxLength: 12 }), fc.array(part, { maxLength: 6 }), (uri, base) => {
      const path = normalisePath({ uri: uri.join(''), uriBaseId: 'B' }, { B: { uri: base.join('') } });
      assert.ok(!path.split('/').includes('..') && !path.startsWith('/') && !path.includes('\\') && !/^[a-z]:(\/|$)/i.test(path), JSON.stringify([uri, base, path]));
    }));
  });
});

describe('readSarif', () => {
  it('knows rule, weakness, level and place, and keeps no code and no message', async () => {
    const { scans, results } = await read({ tool, results: [result('src/app.py', 12, { ruleIndex: 0, partialFingerprints: { primaryLocationLineHash: '39fa2ee980eb94b0:1' } }, 'SECRET_SNIPPET = 1')] });
    assert.equal(results, 1);
    const [alert] = scans[0]!.alerts;
    assert.deepEqual({ ...alert, place: undefined }, { rule: 'py/sql-injection', title: 'SQL query built from user-controlled sources', level: 'high', cwe: ['CWE-89'], path: 'src/app.py', line: 12, place: undefined, baselineState: null, isSuppressed: false, isAside: false, author: null });
    assert.equal(scans[0]!.ruleset, 'CodeQL 2.26.0');
    assert.doesNotMatch(JSON.stringify(scans), /SNIPPET|builds SQL/);
  });

  it('gives the same place to code that moved or was indented, and another to other code', async () => {
    const place = async (...given: Parameters<typeof result>): Promise<string> => (await read({ tool, results: [result(...given)] })).scans[0]!.alerts[0]!.place;
    const first = await place('src/app.py', 12, {}, 'cursor.execute(f"select {x}")');
    assert.equal(await place('src/app.py', 480, {}, '    cursor.execute( f"select {x}" )\r\n'), first);
    assert.equal(await place('./src/app.py', 12, {}, 'cursor.execute(f"select {x}")'), first);
    assert.notEqual(await place('src/app.py', 12, {}, 'cursor.execute(f"select {y}")'), first);
    assert.notEqual(await place('src/other.py', 12, {}, 'cursor.execute(f"select {x}")'), first);
    assert.equal(await place('src/app.py', 12), await place('src/app.py', 80), 'without code and fingerprint, by a message without its numbers');
  });

  it('tells equal places of one file apart, in their order', async () => {
    const { scans } = await read({ tool, results: [result('a.py', 1, {}, 'x()'), result('a.py', 9, {}, 'x()'), result('a.py', 20, {}, 'x()')] });
    assert.equal(new Set(scans[0]!.alerts.map(({ place }) => place)).size, 3);
  });

  it('takes a report of no run for what it is, and a rule by its place where its name stands nowhere', async () => {
    for (const text of ['{"version":"2.1.0","runs":[]}', '\ufeff{ "runs" : [ ] }\r\n']) assert.deepEqual(await readText(text, 7), { scans: [], results: 0, passedOver: 0, unreadable: 0, mistakes: [], isSarif: true, isWhole: true });
    for (const text of ['{"runs":[null]}', '{"runs":[5,"x"]}', '{"a":{"runs":[]}}', '{"runs":"x"}']) assert.equal((await readText(text, 7)).scans.length, 0);
    const rules = [{ id: 'T1', defaultConfiguration: { level: 'error' } }, { id: 'T2', defaultConfiguration: { level: 'note' } }];
    const { scans } = await read({ tool: { driver: { name: 'x', rules } }, results: [{ ruleId: 'T9', ruleIndex: 0 }, { ruleId: 'T2', ruleIndex: 0 }, { ruleId: 'T9', ruleIndex: 7 }] });
    assert.deepEqual(scans[0]!.alerts.map(({ rule, level }) => [rule, level]), [['T9', 'high'], ['T2', 'low'], ['T9', 'medium']]);
  });

  it('takes the level that whoever ran the scanner gave to a rule', async () => {
    const rules = [{ id: 'T1', defaultConfiguration: { level: 'error' } }, { id: 'T2', defaultConfiguration: { level: 'note' } }, { id: 'T3' }];
    const ruleConfigurationOverrides = [{ descriptor: { id: 'T1' }, configuration: { level: 'note' } }, { descriptor: { index: 1 }, configuration: { level: 'error' } }, { descriptor: { id: 'T3' }, configuration: { enabled: true } }, 5, { descriptor: null }];
    const results = [{ ruleId: 'T1' }, { ruleId: 'T2' }, { ruleId: 'T3' }, { ruleId: 'T1', level: 'error' }, { ruleId: 'T1/sub', ruleIndex: 0 }];
    const levels = async (invocations: unknown[], found: unknown[] = results) => (await read({ tool: { driver: { name: 'x', rules } }, invocations, results: found })).scans[0]!.alerts.map(({ level }) => level);
    assert.deepEqual(await levels([{ executionSuccessful: true, ruleConfigurationOverrides }]), ['low', 'high', 'medium', 'high', 'low']);
    const two = [{ executionSuccessful: true }, { executionSuccessful: true, ruleConfigurationOverrides }];
    assert.deepEqual(await levels(two, [{ ruleId: 'T1', provenance: { invocationIndex: 1 } }, { ruleId: 'T1', provenance: { invocationIndex: 0 } }, { ruleId: 'T1' }]), ['low', 'high', 'high']);
  });

  it('tells results of one message apart by what stands in it, as SpotBugs writes it', async () => {
    const said = (args: unknown) => ({ ruleId: 'r', message: { id: 'default', arguments: args }, locations: [{ physicalLocation: { artifactLocation: { uri: 'Boot.java' } } }] });
    const { scans } = await read({ tool, results: [said(['a(Log)', 'new File']), said(['b(Log)', 'new File']), said(null), said([{}])] });
    assert.equal(new Set(scans[0]!.alerts.slice(0, 3).map(({ place }) => place)).size, 3);
  });

  it('takes the runs of one scanner for one series, whatever tells them apart', async () => {
    const category = async (id: unknown) => (await read({ tool, results: [], automationDetails: { id } })).scans[0]!.category;
    for (const [given, want] of [['my-analysis/tool1/2026-02-01', 'my-analysis/tool1'], ['/language:python/', '/language:python'], ['python', 'python'], ['python3', 'python3'], ['nightly-20261120', 'nightly'], ['nightly 2026-11-20T10:00:00Z', 'nightly'], ['run #42', 'run'], ['0F8FAD5B-D9CB-469F-A165-70867728950E', ''], ['scan_0f8fad5b-d9cb-469f-a165-70867728950e', 'scan'], ['1795168800123', ''], [7, '']] as const) assert.equal(await category(given), want, String(given));
  });

  it('reads numbers that are written as texts', async () => {
    const { scans } = await read({ tool, results: [{ ruleIndex: '0', locations: [{ physicalLocation: { artifactLocation: { index: '1' }, region: { startLine: '12' } } }], properties: { 'security-severity': '4.2' } }, { ruleIndex: '-1', locations: [{ physicalLocation: { region: { startLine: '1e3' } } }] }], artifacts: [{}, { location: { uri: 'b.py' } }] });
    assert.deepEqual(scans[0]!.alerts.map(({ rule, path, line, level }) => [rule, path, line, level]), [['py/sql-injection', 'b.py', 12, 'medium'], ['unnamed', '', null, 'medium']]);
  });

  it('knows a fingerprint that is wrapped in an object', async () => {
    const place = async (value: string) => (await read({ tool, results: [result('a.py', 1, { fingerprints: { csvRowSha256: { value } } })] })).scans[0]!.alerts[0]!.place;
    assert.notEqual(await place('a'.repeat(64)), await place('b'.repeat(64)));
  });

  it('does not take a sentence for a fingerprint', async () => {
    const fingerprints = { 'matchBasedId/v1': 'requires login' };
    const { scans } = await read({ tool, results: [result('a.py', 1, { fingerprints }, 'x()'), result('a.py', 2, { fingerprints }, 'y()')] });
    assert.equal(new Set(scans[0]!.alerts.map(({ place }) => place)).size, 2);
    assert.doesNotMatch(scans[0]!.alerts[0]!.place, /requires/);
  });

  it('leaves out what passed, and says what is suppressed, absent, a test or somebody else\'s', async () => {
    const { scans, passedOver } = await read({
      tool,
      results: [
        result('a.py', 1, { kind: 'pass' }),
        result('a.py', 2, { suppressions: [{ kind: 'inSource' }] }),
        result('b.py', 3, { suppressions: [{ kind: 'external', status: 'rejected' }], baselineState: 'absent' }),
        result('tests/c.py', 4, { properties: { author: 'Ada@Fjordworks.example' } }),
      ],
    });
    assert.equal(passedOver, 1);
    assert.deepEqual(scans[0]!.alerts.map(({ isSuppressed, baselineState, isAside, author }) => ({ isSuppressed, baselineState, isAside, author })), [
      { isSuppressed: true, baselineState: null, isAside: false, author: null },
      { isSuppressed: false, baselineState: 'absent', isAside: false, author: null },
      { isSuppressed: false, baselineState: null, isAside: true, author: 'Ada@Fjordworks.example' },
    ]);
  });

  it('finds rules of extensions, weaknesses in taxa and tags, and places by their number', async () => {
    const { scans } = await read({
      tool: { driver: { name: 'Semgrep OSS', version: '1.136.0' }, extensions: [{ name: 'pack', version: '3', rules: [{ id: 'ssti', properties: { tags: ['CWE-1336: Improper Neutralization'] }, defaultConfiguration: { level: 'note' } }] }] },
      results: [
        { rule: { index: 0, toolComponent: { index: 0 } }, taxa: [{ id: '94', toolComponent: { name: 'CWE' } }], locations: [{ physicalLocation: { artifactLocation: { index: 0 } } }] },
        { ruleId: 'no-such/rule' },
      ],
      // After the results, as some tools write it.
      artifacts: [{ location: { uri: 'web/x.py' }, contents: { text: 'SECRET' } }],
    });
    const [first, second] = scans[0]!.alerts;
    assert.deepEqual([first!.rule, first!.cwe, first!.level, first!.path], ['ssti', ['CWE-94', 'CWE-1336'], 'low', 'web/x.py']);
    assert.deepEqual([second!.rule, second!.cwe, second!.level, second!.path], ['no-such/rule', [], 'medium', '']);
    assert.equal(scans[0]!.ruleset, 'Semgrep OSS 1.136.0, pack 3');
  });

  it('finds weaknesses that are named by their place in a taxonomy, by a guid, by a page, or in a property', async () => {
    const cweOf = async (more: Loose, rule: Loose = {}, run: Loose = {}) => (await read({ tool: { driver: { name: 't', rules: [{ id: 'r', ...rule }] } }, results: [{ ruleId: 'r', ...more }], ...run })).scans[0]!.alerts[0]!.cwe;
    const taxonomies = [{ name: 'OWASP', taxa: [{ id: '1' }] }, { name: 'CWE', guid: 'c-guid', taxa: [{ id: '22', guid: 't-guid' }, { id: 'CWE-79' }] }];
    // After the results, as the format allows.
    assert.deepEqual(await cweOf({ taxa: [{ index: 1, toolComponent: { index: 1 } }] }, {}, { taxonomies }), ['CWE-79']);
    assert.deepEqual(await cweOf({ taxa: [{ id: '22', toolComponent: { guid: 'c-guid' } }] }, {}, { taxonomies }), ['CWE-22']);
    assert.deepEqual(await cweOf({ taxa: [{ guid: 't-guid' }] }, {}, { taxonomies }), ['CWE-22']);
    assert.deepEqual(await cweOf({}, { relationships: [{ target: { id: '798', index: 0, toolComponent: { index: 1 } }, kinds: ['superset'] }] }, { taxonomies }), ['CWE-798']);
    assert.deepEqual(await cweOf({ taxa: [{ index: 0, toolComponent: { index: 0 } }, { index: 7, toolComponent: { index: 1 } }, { index: 0, toolComponent: { index: 9 } }, null, 5, {}] }, {}, { taxonomies }), [], 'another taxonomy, and places where nothing stands');
    assert.deepEqual(await cweOf({}, { helpUri: 'https://cwe.mitre.org/data/definitions/89.html' }), ['CWE-89']);
    for (const properties of [{ cwe: 'CWE-94: Code Injection' }, { cwe: 94 }, { CWEs: ['94'] }, { cwe_ids: [94] }, { 'cwe-id': 'cwe:94' }, { cwe: { id: 94 } }]) assert.deepEqual(await cweOf({}, { properties }), ['CWE-94'], JSON.stringify(properties));
  });

  it('takes the level of the rule for failures alone', async () => {
    const { scans } = await read({ tool, results: ['fail', undefined, 'open', 'review'].map((kind, at) => result('a.py', at, { kind })) });
    assert.deepEqual(scans[0]!.alerts.map(({ level }) => level), ['high', 'high', 'high', 'high'], 'the rule has a severity in numbers');
    const plain = { driver: { name: 'x', rules: [{ id: 'py/sql-injection', defaultConfiguration: { level: 'error' } }] } };
    const without = await read({ tool: plain, results: ['fail', undefined, 'open', 'review'].map((kind, at) => result('a.py', at, { kind })) });
    assert.deepEqual(without.scans[0]!.alerts.map(({ level }) => level), ['high', 'high', 'note', 'note']);
  });

  it('reads when, whose repository, which branch, and integrations', async () => {
    const { scans } = await read({
      tool,
      automationDetails: { id: 'nightly/main/42' },
      invocations: [{ executionSuccessful: false, endTimeUtc: '2026-10-01T03:00:00Z' }],
      versionControlProvenance: [{ repositoryUri: 'https://bot:token@git.example/Fjord/App.git', branch: 'refs/heads/main' }],
      properties: { rescan: true, integrations: [{ path: 'src/chat.ts', line: 4, provider: 'OpenAI', call: 'openai.chat.completions.create' }] },
      results: [],
    });
    const [scan] = scans;
    assert.deepEqual([scan!.category, scan!.isWhole, scan!.at?.toISOString(), scan!.repository, scan!.branch, scan!.isRescan], ['nightly/main', false, '2026-10-01T03:00:00.000Z', 'git.example/fjord/app', 'main', true]);
    assert.equal(scan!.integrations?.[0]?.path, 'src/chat.ts');
  });

  it('reads the same in pieces of any size', async () => {
    const text = JSON.stringify({ version: '2.1.0', runs: [{ tool, results: [result('a "quoted" \\ näme {[.py', 1), result('b.py', 2)] }, { tool, results: [] }], 'properties': { runs: [{ results: [{}] }] } }, null, 1);
    const whole = await readText(`\ufeff${text}`, 1_000_000);
    assert.equal(whole.scans.length, 2);
    for (const size of [1, 2, 3, 7, 64]) assert.deepEqual(await readText(`\ufeff${text}`, size), whole, String(size));
  });

  it('says what is wrong: no JSON, another JSON, broken off, a result that is none', async () => {
    for (const text of ['<xml/>', '[1]', '{}', '{"runs":{}}', '', '}', '{"runs":[{"results":[]}]}']) assert.equal((await readText(text, 100)).isSarif, false, text);
    const text = JSON.stringify({ runs: [{ tool, results: [] }, { tool, results: [result('a.py', 1)] }] });
    const cut = await readText(text.slice(0, -40), 100);
    assert.deepEqual([cut.isSarif, cut.isWhole, cut.scans.length], [true, false, 1]);
    assert.equal((await readText('{"runs":[{"tool":{"driver":{"name":"x"}},"results":[{"ruleId":}]}]}', 100)).mistakes[0]?.code, 'not-json');
  });

  it('keeps what stood before the place where a file breaks, in pieces of any size', async () => {
    const one = JSON.stringify({ runs: [{ tool, results: [result('a.py', 1)] }] });
    for (const rest of [one, '}', ' [1]', '\n{"half":']) {
      for (const size of [1_000_000, 5]) {
        const { scans, isSarif, isWhole } = await readText(one + rest, size);
        assert.deepEqual([scans.length, isSarif, isWhole], [1, true, false], rest);
      }
    }
    // Any bytes at all are read the same in pieces of any size.
    const bytes = Buffer.from(one);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.constantFrom(...'{}[]",:\\x0 ')), { maxLength: 4 }), fc.integer({ min: 1, max: 90 }), async (changes, size) => {
        const text = changes.reduce((all, [at, sign]) => all.slice(0, at) + sign + all.slice(at + 1), one);
        assert.deepEqual(await readText(text, size), await readText(text, 1_000_000));
      }),
    );
  });

  it('passes over 100 MB of code and rules it does not need, in bounded memory', async () => {
    const filler = Buffer.from(`"${'A'.repeat(999_998)}"`);
    const chunks = function* (): Generator<Uint8Array> {
      yield Buffer.from(`{"runs":[{"tool":${JSON.stringify(tool)},"artifacts":[],"threadFlowLocations":[""`);
      for (let at = 0; at < 100; at += 1) yield Buffer.concat([Buffer.from(','), filler]);
      yield Buffer.from(`],"results":[${JSON.stringify(result('a.py', 1))}]}]}`);
    };
    const before = process.memoryUsage().rss;
    const { scans } = await readSarif(chunks());
    assert.equal(scans[0]!.alerts.length, 1);
    assert.ok(process.memoryUsage().rss - before < 100_000_000);
  });

  it('reads on behind what is nested deeper than anything in a report, in pieces of any size', async () => {
    const nest = (depth: number): string => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;
    const text = `{"runs":[{"tool":${JSON.stringify(tool)},"properties":{"a":1},"graphs":${nest(100_000)},"results":[${JSON.stringify(result('a.py', 1))},{"ruleId":"deep","properties":${nest(100_000)}},${JSON.stringify(result('b.py', 2))}]}]}`;
    for (const size of [1_000_000, 4_093]) {
      const { isSarif, isWhole, results, mistakes, scans } = await readText(text, size);
      assert.deepEqual({ isSarif, isWhole, results, mistakes }, { isSarif: true, isWhole: true, results: 3, mistakes: [{ number: 2, code: 'not-a-result' }] });
      assert.deepEqual([scans[0]!.alerts.map(({ path }) => path), scans[0]!.isWhole], [['a.py', 'b.py'], false]);
    }
    assert.equal((await readText(text.slice(0, 50_000), 1_000)).isWhole, false);
  });

  it('counts bare values where results should be, each once', async () => {
    const text = `{"runs":[{"tool":${JSON.stringify(tool)},"artifacts":["x",{"location":{"uri":"by-number.py"}}],"results":[ "a, \\" text" , null,-1.5e3,true ,${JSON.stringify(result('a.py', 1))},[],"z",{"ruleId":"r","locations":[{"physicalLocation":{"artifactLocation":{"index":1}}}]}]}]}`;
    for (const size of [1_000_000, 1]) {
      const { results, unreadable, mistakes, scans } = await readText(text, size);
      assert.deepEqual([results, unreadable, mistakes.map(({ number, code }) => `${number} ${code}`)], [8, 6, [1, 2, 3, 4, 6, 7].map((number) => `${number} not-a-result`)]);
      assert.deepEqual(scans[0]!.alerts.map(({ path }) => path), ['a.py', 'by-number.py']);
    }
  });

  it('does not hold a single result that is larger than a file should be', () => {
    const splitter = new JsonSplitter(['a.*'], [], 1_000);
    assert.deepEqual(splitter.push(Buffer.from(`{"a":[{"x":"${'y'.repeat(2_000)}"},{"x":1}]}`)), [{ path: 'a.*', text: undefined }, { path: 'a.*', text: '{"x":1}' }]);
  });
});
