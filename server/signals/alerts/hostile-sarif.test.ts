// SARIF as no scanner should write it, by HTTP: every report is answered, what is lost is named, and nothing closes that was only not said.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anOrganisation, asRole } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import type { Receipt } from '../schemas.ts';
import { addSource } from '../sources/add-source.ts';
import { listAlerts } from './list-alerts.ts';
import { readSarif } from './read-sarif.ts';

const { ctx, app } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const { source, token } = await addSource(owner, { name: 'Scanner', kind: 'sarif', mapping: null });

type Loose = Record<string, unknown>;
const send = async (body: string | Buffer): Promise<Receipt> => {
  const reply = await app.request(`http://localhost:3000/api/signals/sources/${source.id}/records`, { method: 'POST', headers: { host: 'localhost:3000', authorization: `Bearer ${token}` }, body: body as BodyInit });
  assert.equal(reply.status, 200, await reply.clone().text());
  return (await reply.json()) as Receipt;
};
const log = (...runs: unknown[]): string => JSON.stringify({ version: '2.1.0', runs });
const result = (uri: string, more: Loose = {}): Loose => ({ ruleId: 'r', message: { text: 'x' }, locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } } }], ...more });
const run = (name: string, more: Loose = {}): Loose => ({ tool: { driver: { name, version: '1' } }, results: [result('a.js')], ...more });
const alertsOf = async (tool: string) => (await listAlerts(owner, { show: 'all', tool, page: 1 })).alerts;

describe('a report', () => {
  it('is taken whatever its values are instead of numbers, names and times', async () => {
    const noNumber = { toString: 1, valueOf: 1 };
    const odd: Loose[] = [
      { results: [result('a.js', { properties: { 'security-severity': noNumber } })] },
      { results: [result('a.js', { properties: { author: 'a\0b@example.org' } })] },
      { results: [result('a.js', { properties: { author: { email: 'a\ud800b@example.org' } } })] },
      { tool: { driver: { name: 'odd', version: '1', rules: [{ id: 'r', properties: { 'security-severity': noNumber } }] } } },
      ...['-271000-01-01T00:00:00Z', '0000-01-01T00:00:00Z', '275000-01-01T00:00:00Z', {}, 5].map((endTimeUtc) => ({ invocations: [{ executionSuccessful: true, endTimeUtc }] })),
      { invocations: Array.from({ length: 150_000 }, () => ({ endTimeUtc: '2026-01-01T00:00:00Z' })) },
    ];
    for (const more of odd) {
      const { lines, taken, duplicates } = await send(log(run('odd', more)));
      assert.deepEqual([lines, taken + duplicates], [1, 1], JSON.stringify(more).slice(0, 200));
    }
    const [alert] = await alertsOf('odd');
    assert.ok(alert!.firstAt >= '2000', alert!.firstAt);
  });

  it('in UTF-16 is the same report', async () => {
    const text = `\uFEFF${log(run('wide'))}`;
    for (const body of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16(), Buffer.from(text)]) assert.equal((await send(body)).lines, 1);
    assert.equal((await alertsOf('wide')).length, 1);
  });

  it('is read in time in proportion to its length, however many rules and folders it names', async () => {
    const read = async (name: string, count: number): Promise<number> => {
      const tool = { driver: { name, rules: Array.from({ length: count }, (_, at) => ({ id: `q${at}`, shortDescription: { text: `rule ${at}` } })) } };
      const invocations = Array.from({ length: count }, (_, at) => ({ executionSuccessful: true, workingDirectory: { uri: `file:///home/x/${at}/` } }));
      const results = Array.from({ length: count }, (_, at) => result(`file:///home/x/0/src/f${at}`, { ruleId: at === 0 ? `q${count - 1}/part/of` : `z${at}` }));
      const from = process.cpuUsage();
      assert.equal((await send(log({ tool, invocations, results }))).taken, count);
      return process.cpuUsage(from).user;
    };
    await read('warm', 500);
    const [some, four] = [await read('some', 2_000), await read('broad', 8_000)];
    // Four times as many; held one against another they took twelve times as long.
    assert.ok(four < 8 * some, `${some / 1000} and ${four / 1000} ms`);
    const { alerts } = await listAlerts(owner, { show: 'all', tool: 'broad', search: 'q7999', page: 1 });
    assert.deepEqual(alerts.map(({ title, path }) => [title, path]), [['rule 7999', 'src/f0']]);
  });
});

describe('what a report does not say', () => {
  it('is read in time however deep its folders are and however many it says it worked in', async () => {
    const invocations = Array.from({ length: 20 }, (_, at) => ({ workingDirectory: { uri: `${'a/'.repeat(999)}${at}` } }));
    const originalUriBaseIds = Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`b${at}`, { uri: 'b/'.repeat(999), uriBaseId: `b${at + 1}` }]));
    const results = Array.from({ length: 20_000 }, (_, at) => ({ ruleId: 'r', message: { text: 'x' }, locations: [{ physicalLocation: { artifactLocation: { uri: `x${at}`, uriBaseId: 'b0' } } }] }));
    const began = process.cpuUsage();
    assert.equal((await readSarif([Buffer.from(log(run('deep', { results, invocations, originalUriBaseIds })))])).results, 20_000);
    const { user } = process.cpuUsage(began);
    assert.ok(user / 1000 < 5_000, `${user / 1000} ms`);
  });

  it('leaves nothing of texts that are too long for what they stand for', async () => {
    const long = 'x'.repeat(1_000_000);
    const results = [{ ...result(long), ruleId: long, level: long }, result('a.js', { level: 'error' })];
    const { scans } = await readSarif([Buffer.from(log(run('long', { results, artifacts: [{ location: { uri: long } }] })))]);
    assert.deepEqual(scans[0]!.alerts.map(({ path, level, rule }) => [path, level, rule.length]), [['', 'medium', 200], ['a.js', 'high', 1]]);
  });

  it('closes nothing: results that are missing, null, an object, or could not be read', async () => {
    await send(log(run('silent', { results: [result('a.js'), result('b.js')] })));
    for (const more of [{ results: undefined }, { results: null }, { results: { a: 1 } }, { results: 'none' }, { results: [[result('a.js')]] }, { results: ['none'] }, { results: [null] }, { results: [{ a: JSON.parse(`${'['.repeat(3_000)}${']'.repeat(3_000)}`) as unknown }] }]) {
      await send(log(run('silent', more)));
      assert.deepEqual((await alertsOf('silent')).map(({ closedAt }) => closedAt), [null, null], JSON.stringify(more));
    }
    const broken = await send(log(run('silent', { results: [result('a.js'), { ruleId: 'broken' }] })).replace('"broken"', ''));
    assert.deepEqual([broken.unreadable, broken.mistakes], [1, [{ line: 2, code: 'not-json' }]]);
    assert.deepEqual((await alertsOf('silent')).map(({ closedAt }) => closedAt), [null, null]);
    await send(log(run('silent', { results: [] })));
    assert.ok((await alertsOf('silent')).every(({ closedAt }) => closedAt !== null), 'a scan that says that there is nothing');
  });

  it('is no baseline: what the first scan that tells something shows was there before', async () => {
    await send(log(run('late', { results: null })));
    await send(log(run('late')));
    assert.deepEqual((await alertsOf('late')).map(({ origin }) => origin), ['baseline']);
  });

  it('is named: results of no tool, and lists where a result should be', async () => {
    const { lines, taken, unreadable, mistakes } = await send(log({ results: [result('x.js'), result('y.js')] }, run('named', { results: [[], result('a.js')] })));
    assert.deepEqual({ lines, taken, unreadable, mistakes }, { lines: 4, taken: 1, unreadable: 3, mistakes: [1, 2, 3].map((line) => ({ line, code: 'not-a-record' })) });
  });
});
