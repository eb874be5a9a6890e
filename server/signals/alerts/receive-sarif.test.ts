// A series of scans of one repository: what is new, what closes, what comes again, and what never counts.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { aPerson, aTeam, anOrganisation, asRole, asViewer } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { type Ctx, systemViewer } from '../../platform/context.ts';
import { addSource } from '../sources/add-source.ts';
import { revokeSource } from '../sources/revoke-source.ts';
import { countIntegrations } from './count-integrations.ts';
import { decideAlert } from './decide-alert.ts';
import { listAlerts } from './list-alerts.ts';
import { alertsPersonal } from './personal.ts';
import { receiveSarif } from './receive-sarif.ts';
import type { Alert } from './schemas.ts';

type Loose = Record<string, unknown>;
type Wanted = { day: number; version?: string; found?: readonly (string | Loose)[]; properties?: Loose; more?: Loose };

const server = await startTestServer();

describe('receiveSarif', () => {
  const ctx: Ctx = { ...server.ctx, viewer: systemViewer('test') };
  let source: { id: string };
  let scanner = 0;
  before(async () => {
    await anOrganisation(ctx);
    ({ source } = await addSource(ctx, { name: 'Scanner', kind: 'sarif', mapping: null }));
  });

  const day = (number: number): string => `2026-09-${String(number).padStart(2, '0')}T03:00:00.000Z`;
  const one = (given: string | Loose): Loose => (typeof given === 'string' ? { ruleId: 'js/system-prompt-injection', message: { text: 'x' }, locations: [{ physicalLocation: { artifactLocation: { uri: given }, region: { startLine: 1 } } }] } : given);
  /** A tool of its own, so that nothing of another test succeeds it. */
  const aTool = () => {
    scanner += 1;
    const name = `tool ${scanner}`;
    const send = ({ day: number, version = '1', found = [], properties = {}, more = {} }: Wanted) =>
      receiveSarif(ctx, source, [Buffer.from(JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name, version } }, invocations: [{ executionSuccessful: true, endTimeUtc: day(number) }], results: found.map(one), properties, ...more }] }))]);
    const all = async (): Promise<Alert[]> => (await listAlerts(ctx, { show: 'all', tool: name, page: 1 })).alerts;
    const at = async (path: string): Promise<Alert> => (await all()).find((alert) => alert.path === path)!;
    return { send, all, at, name };
  };

  it('takes the first scan as the baseline, and what comes later as new, once', async () => {
    const { send, at, all } = aTool();
    assert.deepEqual((await send({ day: 1, found: ['a.js'] })).taken, 1);
    const second = { day: 2, found: ['a.js', 'b.js'] };
    assert.deepEqual(await send(second).then(({ taken, duplicates }) => [taken, duplicates]), [1, 1]);
    const before = await all();
    assert.deepEqual(await send(second).then(({ taken, duplicates }) => [taken, duplicates]), [0, 2]);
    assert.deepEqual(await all(), before, 'sending a file again changes nothing');
    assert.deepEqual([(await at('a.js')).origin, (await at('b.js')).origin], ['baseline', 'new']);
    assert.equal((await at('b.js')).firstAt, day(2));
  });

  it('closes what is gone by the day of the scan, and opens what comes back', async () => {
    const { send, at } = aTool();
    await send({ day: 1, found: ['a.js', 'b.js'] });
    await send({ day: 5, found: ['b.js'] });
    assert.deepEqual([(await at('a.js')).closedAt, (await at('a.js')).closedBecause, (await at('b.js')).closedAt], [day(5), 'gone', null]);
    await decideAlert(await asRole(ctx, 'owner'), (await at('a.js')).key, { triage: 'fixed', why: 'Taken out.' });
    await send({ day: 6, found: ['a.js'] });
    assert.deepEqual([(await at('a.js')).closedAt, (await at('a.js')).triage, (await at('a.js')).firstAt], [null, 'open', day(1)]);
  });

  it('leaves what one source reports alone, whatever another one says of the same repository; in its place comes only who follows it', async () => {
    const { name, at, all } = aTool();
    const send = async (from: { id: string }, number: number, found: readonly string[]) =>
      receiveSarif(ctx, from, [Buffer.from(JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name, version: '1' } }, versionControlProvenance: [{ repositoryUri: `https://git.example/${name.replace(' ', '-')}` }], invocations: [{ executionSuccessful: true, endTimeUtc: day(number) }], results: found.map(one) }] }))]);
    const [mine, other, next] = await Promise.all(['Mine', 'Other', 'Next'].map(async (each) => (await addSource(ctx, { name: each, kind: 'sarif', mapping: null })).source));
    await send(mine!, 1, ['a.js']);
    await send(mine!, 2, ['a.js', 'b.js']);
    const before = await all();
    await send(other!, 3, []);
    assert.deepEqual(await all(), before, 'a scan of another source closed what it did not see');
    await send(other!, 4, ['a.js']);
    assert.equal((await all()).length, before.length + 1, 'what it sees is its own');
    await revokeSource(ctx, mine!.id);
    await send(other!, 5, []);
    await send(next!, 6, ['b.js', 'c.js']);
    const ends = (await all()).map(({ path, origin, closedAt }) => `${path} ${origin} ${closedAt}`).sort();
    assert.deepEqual(ends, [`a.js baseline ${day(6)}`, `a.js new ${day(5)}`, 'b.js new null', 'c.js new null']);
    assert.equal((await at('c.js')).firstAt, day(6));
  });

  it('closes nothing by a run that failed, by another branch or by a scan that arrives late', async () => {
    const { send, at } = aTool();
    await send({ day: 1, found: ['a.js'] });
    await send({ day: 2, more: { invocations: [{ executionSuccessful: false, endTimeUtc: day(2) }] } });
    assert.equal((await send({ day: 3, found: ['x.js'], more: { versionControlProvenance: [{ repositoryUri: `https://git.example/${scanner}`, branch: 'feature/x' }] } })).passedOver, 1);
    assert.equal((await at('a.js')).closedAt, null);
    await send({ day: 10, found: ['a.js'] });
    await send({ day: 4, found: ['late.js'] });
    assert.deepEqual([(await at('a.js')).closedAt, (await at('late.js')).closedAt, (await at('late.js')).firstAt], [null, day(10), day(4)]);
  });

  it('does not take newer rules for newer code: they wait until older code was scanned again', async () => {
    const { send, at } = aTool();
    await send({ day: 1, found: ['a.js'] });
    await send({ day: 2, version: '2', found: ['old.js', 'fresh.js'] });
    assert.deepEqual([(await at('a.js')).closedBecause, (await at('old.js')).origin, (await at('fresh.js')).origin], ['rules-changed', 'newer-rules', 'newer-rules']);
    await send({ day: 3, version: '2', found: ['old.js'], properties: { rescan: true } });
    assert.deepEqual([(await at('old.js')).origin, (await at('fresh.js')).origin], ['baseline', 'new']);
    assert.deepEqual([(await at('old.js')).closedAt, (await at('fresh.js')).closedAt], [null, null], 'a re-scan closes nothing');
    await send({ day: 4, version: '2', found: ['old.js', 'fresh.js', 'later.js'] });
    assert.equal((await at('later.js')).origin, 'new', 'rules that are known by now');
  });

  it('counts at once what newer rules show, where older code was scanned under them before', async () => {
    const { send, at } = aTool();
    await send({ day: 1, found: ['a.js'] });
    await send({ day: 2, version: '2', found: ['a.js', 'old.js'], properties: { rescan: true } });
    await send({ day: 3, version: '2', found: ['a.js', 'old.js', 'fresh.js'] });
    assert.deepEqual([(await at('old.js')).origin, (await at('fresh.js')).origin, (await at('old.js')).closedAt], ['baseline', 'new', null]);
  });

  it('believes a scanner that says what is old or gone', async () => {
    const { send, at, all } = aTool();
    await send({ day: 1 });
    await send({ day: 2, found: [{ ...one('a.js'), baselineState: 'unchanged' }, { ...one('b.js'), baselineState: 'absent' }, { ...one('c.js'), baselineState: 'new' }] });
    assert.deepEqual([(await at('a.js')).origin, (await at('c.js')).origin, (await all()).length], ['baseline', 'new', 2]);
    await send({ day: 3, found: [{ ...one('a.js'), baselineState: 'absent' }, { ...one('c.js'), baselineState: 'unchanged' }] });
    assert.deepEqual([(await at('a.js')).closedAt, (await at('c.js')).origin], [day(3), 'new']);
  });

  it('counts new integrations and their weaknesses by the team of who wrote them, as the metric says', async () => {
    const team = await aTeam(ctx);
    const author = await aPerson(ctx, { hasPassword: false });
    await sql`insert into team_member (team_id, person_id) values (${team.id}, ${author.personId})`.execute(ctx.db);
    const { send, at } = aTool();
    const call = (path: string): Loose => ({ path, line: 3, provider: 'OpenAI', call: 'openai.responses.create', author: author.email });
    const by = (path: string): Loose => ({ ...one(path), properties: { author: author.email.toUpperCase() } });
    await send({ day: 1, properties: { integrations: [call('old.js')] } });
    const later = { day: 8, found: [by('chat.js'), by('agent.js'), by('tests/chat.js'), { ...by('c.js'), suppressions: [{ kind: 'inSource' }] }, { ...by('d.js'), ruleId: 'js/xss' }], properties: { integrations: [call('old.js'), call('chat.js'), call('agent.js'), call('tests/chat.js')] } };
    await send(later);
    const count = async () => (await countIntegrations(ctx, { from: '2026-09-02', to: '2026-09-30', by: 'week' })).filter(({ teamId }) => teamId === team.id);
    assert.deepEqual(await count(), [{ teamId: team.id, period: '2026-09-07', integrations: 2, withNewFinding: 2, confirmed: 0 }]);
    const owner = await asRole(ctx, 'owner');
    await decideAlert(owner, (await at('chat.js')).key, { triage: 'confirmed', why: 'Tried it.' });
    await decideAlert(owner, (await at('agent.js')).key, { triage: 'false-alarm', why: 'The text is fixed.' });
    assert.deepEqual(await count(), [{ teamId: team.id, period: '2026-09-07', integrations: 2, withNewFinding: 1, confirmed: 1 }]);
    const [alerts] = alertsPersonal;
    assert.equal((await alerts!.read(ctx, author.subject)).length, 5);
    await alerts!.erase!(ctx, author.subject);
    assert.deepEqual([(await alerts!.read(ctx, author.subject)).length, (await count())[0]?.integrations], [0, 2], 'what was counted stays counted');
  });

  it('keeps no code, no message and no author, whatever is in the file', async () => {
    const { send, name } = aTool();
    await send({ day: 1, found: [{ ...one('a.js'), message: { text: 'SECRET-MESSAGE' }, properties: { author: 'secret-author@example.org' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'data:,SECRET-URI' }, region: { startLine: 1, snippet: { text: 'SECRET-CODE' } } } }] }], properties: { integrations: [{ path: 'a\u0000.js', line: 1e20, provider: '\ud800', call: 'x' }] } });
    const { rows } = await sql<{ all: string }>`select (select string_agg(a::text, ' ') from signal_alert a where tool = ${name}) || (select string_agg(i::text, ' ') from signal_integration i) as all`.execute(ctx.db);
    assert.doesNotMatch(rows[0]!.all, /SECRET|secret-author/);
  });

  it('comes in by HTTP with the token of its source, packed or not, and says where a file broke off', async () => {
    const made = await addSource(ctx, { name: 'CI', kind: 'sarif', mapping: null });
    const text = JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'one' } }, results: [one('a.js')] }, { tool: { driver: { name: 'two' } }, results: [one('b.js')] }] });
    const send = async (body: Uint8Array<ArrayBuffer>, token = made.token) => {
      const answer = await server.app.request(`http://localhost:3000/api/signals/sources/${made.source.id}/records`, { method: 'POST', headers: { host: 'localhost:3000', authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body });
      return { status: answer.status, json: (await answer.json()) as { taken: number; duplicates: number; brokeOff: unknown } };
    };
    assert.deepEqual(await send(Buffer.from(text)).then(({ json: { taken, brokeOff } }) => [taken, brokeOff]), [2, null]);
    assert.deepEqual(await send(gzipSync(text)).then(({ json: { taken, duplicates } }) => [taken, duplicates]), [0, 2]);
    assert.deepEqual(await send(Buffer.from(text.slice(0, -3))).then(({ json: { taken, brokeOff } }) => [taken, brokeOff]), [0, { after: 2, because: 'cut-short' }]);
    const packed = gzipSync(text);
    assert.deepEqual((await send(packed.subarray(0, packed.length - 12))).json.brokeOff !== null, true);
    for (const other of ['<xml/>', '[]', '{"version":"2.1.0"}']) assert.equal((await send(Buffer.from(other))).status, 400, other);
    assert.deepEqual((await send(Buffer.from('{"version":"2.1.0","runs":[]}'))).json, { lines: 0, taken: 0, duplicates: 0, passedOver: 0, tooOld: 0, ahead: 0, unreadable: 0, mistakes: [], brokeOff: null });
    assert.equal((await send(Buffer.from(text), 'x')).status, 401);
  });

  it('refuses another file in words, and someone without the right', async () => {
    for (const other of ['{"version":"2.1.0","runs":{}}', '{"version":"2.1.0","runs":[{}]}', '{"runs":"none"}']) await assert.rejects(receiveSarif(ctx, source, [Buffer.from(other)]), /no SARIF/, other);
    const learner = asViewer(ctx, await aPerson(ctx, { hasPassword: false }));
    await assert.rejects(listAlerts(learner, { show: 'all', page: 1 }), /role does not allow/);
    await assert.rejects(decideAlert(learner, source.id, { triage: 'fixed', why: 'because' }), /role does not allow/);
    await assert.rejects(countIntegrations(learner, { from: '2026-01-01', to: '2026-12-31', by: 'month' }), /role does not allow/);
    await assert.rejects(decideAlert(await asRole(ctx, 'owner'), source.id, { triage: 'fixed', why: 'because' }), /no such alert/);
  });
});
