// Receiving over HTTP: who may send, what is kept of it, once, and what stands nowhere afterwards.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { anOrganisation, aPerson, asRole, aTeam } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { drawn, randomFrom } from '../../platform/scanner/made-up.ts';
import type { NewSource, Receipt } from '../schemas.ts';
import { addSource } from '../sources/add-source.ts';
import { listSources } from '../sources/list-sources.ts';
import { revokeSource } from '../sources/revoke-source.ts';
import { countInteractions } from './count-interactions.ts';
import { previewRecords } from './preview-records.ts';

const { ctx, app, setNow } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const NOW = new Date('2026-10-15T12:00:00Z');
setNow(NOW);
const random = randomFrom(99);
const secret = (): string => `AKIA${drawn(random, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`;

const aSource = (kind: NewSource['kind'] = 'litellm', mapping: NewSource['mapping'] = null) => addSource(owner, { name: 'Gateway', kind, mapping });
type Sender = Awaited<ReturnType<typeof aSource>>;
type SendBody = NonNullable<RequestInit['body']>;
const post = (id: string, token: string | undefined, body: SendBody, headers: Record<string, string> = {}) =>
  app.request(`http://localhost:3000/api/signals/sources/${id}/records`, { method: 'POST', headers: { host: 'localhost:3000', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers }, body, duplex: 'half' } as RequestInit);
const send = async ({ source, token }: Sender, body: SendBody, headers: Record<string, string> = {}): Promise<Receipt> => {
  const reply = await post(source.id, token, body, headers);
  assert.equal(reply.status, 200, await reply.clone().text());
  return (await reply.json()) as Receipt;
};
const log = (id: number | string, more: object = {}) => ({ id: String(id), model: 'gpt', custom_llm_provider: 'openai', startTime: '2026-10-07T10:00:00Z', metadata: { user_api_key_user_email: 'dev@example.org' }, messages: [{ role: 'user', content: `question ${id}` }], ...more });
const ndjson = (records: readonly unknown[]): string => records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join('');
const figures = async (teamId: string | null = null) => (await countInteractions(owner, { from: '2026-10-01', to: '2026-10-31', by: 'month' })).find((row) => row.teamId === teamId) ?? { interactions: 0, exposed: 0, withSecret: 0 };
const rowsIn = async (): Promise<Record<string, number>> => {
  const tables = ['signal_seen', 'signal_interaction', 'signal_finding', 'signal_incident', 'signal_day'];
  return Object.fromEntries(await Promise.all(tables.map(async (name) => [name, (await sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)}`.execute(ctx.db)).rows[0]!.count])));
};

describe('who may send', () => {
  it('is whoever has the token of this very source, while it is not revoked', async () => {
    const [mine, other] = [await aSource(), await aSource()];
    const before = await rowsIn();
    const body = ndjson([log('w')]);
    for (const token of [undefined, 'wrong', other.token]) assert.equal((await post(mine.source.id, token, body)).status, 401);
    assert.equal((await post('00000000-0000-4000-8000-000000000000', mine.token, body)).status, 401);
    await revokeSource(owner, mine.source.id);
    assert.equal((await post(mine.source.id, mine.token, body)).status, 401);
    assert.deepEqual(await rowsIn(), before);
  });

  it('can do nothing else by it', async () => {
    const { token, source } = await aSource();
    for (const [method, path] of [['GET', '/api/signals/sources'], ['POST', `/api/signals/sources/${source.id}/revoke`], ['GET', '/api/signals/identities'], ['GET', '/api/people']] as const) {
      const reply = await app.request(`http://localhost:3000${path}`, { method, headers: { host: 'localhost:3000', authorization: `Bearer ${token}` }, ...(method === 'POST' && { body: '{}' }) });
      assert.equal(reply.status, 401, path);
    }
  });
});

describe('what is sent', () => {
  it('counts for the team of whose it was, once, however often and in whatever form it comes', async () => {
    const team = await aTeam(ctx);
    await aPerson(ctx, { hasPassword: false, email: 'dev@example.org', teams: [team.id] });
    const source = await aSource();
    const leaked = secret();
    const records = [...Array.from({ length: 1_100 }, (_, at) => log(at)), log('a', { messages: [{ role: 'user', content: `key ${leaked}` }] }), log('b', { messages: [{ role: 'user', content: `again ${leaked}` }] }), log('c', { messages: [{ role: 'assistant', content: secret() }] }), log(7)];
    const first = await send(source, ndjson(records));
    assert.deepEqual(first, { lines: 1_104, taken: 1_103, duplicates: 1, passedOver: 0, tooOld: 0, ahead: 0, unreadable: 0, mistakes: [], brokeOff: null });
    const expected = { teamId: team.id, period: '2026-10-01', interactions: 1_103, exposed: 2, withSecret: 1 };
    assert.deepEqual(await figures(team.id), expected);
    const rows = await rowsIn();
    for (const body of [gzipSync(ndjson(records)), JSON.stringify(records), gzipSync(JSON.stringify([...records].reverse()))]) {
      const again = await send(source, body);
      assert.deepEqual([again.taken, again.duplicates], [0, 1_104]);
    }
    const twice = await Promise.all([send(source, ndjson([log('x'), ...records])), send(source, ndjson([...records, log('x')]))]);
    assert.equal(twice[0].taken + twice[1].taken, 1);
    assert.deepEqual(await figures(team.id), { ...expected, interactions: 1_104 });
    assert.deepEqual(await rowsIn(), { ...rows, signal_seen: rows['signal_seen']! + 1, signal_interaction: rows['signal_interaction']! + 1 });
    assert.equal((await listSources(owner)).find(({ id }) => id === source.source.id)?.received, 1_104);
  });

  it('leaves its content nowhere: no table, no log, no answer', async () => {
    const source = await aSource();
    const canaries = { key: secret(), mail: 'customer.jane@mail-of-hers.com', words: 'Zanzibarquince forty-two', name: `own-${secret()}`, assistant: secret(), tool: 'Quaggafluke result', record: secret() };
    const said: string[] = [];
    const [out, err] = [process.stdout.write.bind(process.stdout), process.stderr.write.bind(process.stderr)];
    const listen = (write: typeof out) => ((chunk: string | Uint8Array, ...rest: never[]) => (said.push(String(chunk)), write(chunk, ...rest))) as typeof out;
    process.stdout.write = listen(out);
    process.stderr.write = listen(err);
    let answers: string;
    try {
      const whole = log('canary', { model: canaries.key, messages: [{ role: 'user', content: `${canaries.words} ${canaries.key} ${canaries.mail}`, [canaries.name]: canaries.words }, { role: 'tool', content: `${canaries.tool} ${secret()}` }], response: { choices: [{ message: { role: 'assistant', content: canaries.assistant } }] }, guardrail_information: { token: `Bearer ${canaries.record}` } });
      answers = JSON.stringify([await send(source, ndjson([whole, `{"broken": "${canaries.words}`])), await previewRecords(owner, { kind: 'litellm', mapping: null, sample: ndjson([whole]) })]);
    } finally {
      process.stdout.write = out;
      process.stderr.write = err;
    }
    const { rows: names } = await sql<{ name: string }>`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`.execute(ctx.db);
    const dump = (await Promise.all(names.map(async ({ name }) => (await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(ctx.db)).rows.map(({ row }) => row)))).flat();
    assert.ok(dump.some((row) => row.includes('aws-access-key')), 'the finding itself is there');
    for (const canary of Object.values(canaries)) {
      for (const part of [canary, canary.slice(0, 14)]) assert.ok(!answers.includes(part) && !said.join('').includes(part) && !dump.some((row) => row.includes(part)), part);
    }
  });

  it('is flagged where a clock is wrong or missing, and refused where it is older than what is kept', async () => {
    const source = await aSource();
    const before = await figures();
    const records = [log('f', { startTime: '2031-01-01T00:00:00Z' }), log('m', { startTime: null }), log('o', { startTime: '2024-01-01T00:00:00Z' }), log('s', { startTime: '2026-10-15T12:05:00Z' })].map((record) => ({ ...record, metadata: {} }));
    const receipt = await send(source, ndjson(records));
    assert.deepEqual([receipt.taken, receipt.ahead, receipt.tooOld], [3, 1, 1]);
    assert.equal((await figures()).interactions, before.interactions + 3);
    const { rows } = await sql<{ clock: string | null; at: Date }>`select clock, at from signal_interaction where source = ${source.source.id} order by clock nulls last`.execute(ctx.db);
    assert.deepEqual(rows.map(({ clock, at }) => [clock, at.toISOString()]), [['ahead', NOW.toISOString()], ['missing', NOW.toISOString()], [null, '2026-10-15T12:05:00.000Z']]);
    setNow(new Date('2026-10-16T12:00:00Z'));
    assert.deepEqual([(await send(source, ndjson(records))).taken, (await figures()).interactions], [0, before.interactions + 3]);
    setNow(NOW);
  });
});

describe('bad input', () => {
  it('is counted by line, and the rest taken', async () => {
    const source = await aSource();
    const receipt = await send(source, Buffer.concat([Buffer.from(`\uFEFF${JSON.stringify(log('g1'))}\r\n{"half":\r\n\r\n`), Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from('{"nul":"\u0000"}\n[]\n'), Buffer.from(ndjson([log('g2')]))]));
    assert.deepEqual(receipt.mistakes, [{ line: 2, code: 'not-json' }, { line: 4, code: 'not-utf-8' }, { line: 5, code: 'not-json' }, { line: 6, code: 'not-a-record' }]);
    assert.deepEqual([receipt.taken, receipt.unreadable, receipt.lines], [2, 4, 7]);
  });

  it('is taken up to where it breaks off, and the answer says where', async () => {
    const source = await aSource();
    const records = Array.from({ length: 3_000 }, (_, at) => log(`t${at}`, { messages: [{ role: 'user', content: drawn(random, 400, 'abcdefgh ') }] }));
    const packed = gzipSync(ndjson(records));
    const half = await send(source, packed.subarray(0, packed.length / 2), { 'content-encoding': 'gzip' });
    assert.equal(half.brokeOff?.because, 'cut-short');
    assert.equal(half.brokeOff.after, half.taken);
    assert.ok(half.taken > 1_200 && half.unreadable === 0, String(half.taken));
    const whole = await send(source, packed, { 'content-encoding': 'gzip' });
    assert.deepEqual([whole.taken + half.taken, whole.duplicates, whole.brokeOff], [3_000, half.taken, null]);
    assert.equal((await send(source, 'no gzip at all', { 'content-encoding': 'gzip' })).brokeOff?.because, 'not-gzip');
  });

  it('holds no more memory for a line of 60 MB, a bomb, or an endless array element', async () => {
    const source = await aSource();
    const before = process.memoryUsage().rss;
    const bomb = gzipSync(Buffer.alloc(60_000_000, 'x'));
    const receipt = await send(source, Buffer.concat([bomb, gzipSync(`\n${ndjson([log('after')])}`)]), { 'content-encoding': 'gzip' });
    assert.deepEqual([receipt.taken, receipt.mistakes], [1, [{ line: 1, code: 'too-long' }]]);
    let left = 30;
    const element = new ReadableStream({
      pull(controller) {
        if (left === 0) controller.close();
        else controller.enqueue(Buffer.alloc(1_000_000, left === 30 ? '[' : ' "'));
        left -= 1;
      },
    });
    assert.equal((await send(source, element as unknown as SendBody)).taken, 0);
    assert.ok(process.memoryUsage().rss - before < 150_000_000 + bomb.length, `${(process.memoryUsage().rss - before) / 1e6} MB more`);
  });

  it('reads a CSV by its mapping, and previews without keeping anything', async () => {
    const mapping = { format: 'csv' as const, time: 'Date', user: 'Who', tool: 'App', prompt: ['Prompt text'], toolResult: [], reply: [] };
    const csv = `\uFEFFDate;Who;App;Prompt text\r\n2026-10-08 10:00:00;dev@example.org;ChatGPT;"two\r\nlines ""and"" ${secret()}"\r\n2026-10-08;too few\r\n`;
    const before = await rowsIn();
    const preview = await previewRecords(owner, { kind: 'generic', mapping, sample: csv });
    assert.deepEqual([preview.interactions.length, preview.interactions[0]!.findings[0]!.side, preview.interactions[0]!.isExposed, preview.mistakes], [1, 'user', true, [{ line: 4, code: 'wrong-columns' }]]);
    assert.deepEqual(await rowsIn(), before);
    await assert.rejects(previewRecords(await asRole(ctx, 'auditor'), { kind: 'litellm', mapping: null, sample: csv }), { kind: 'NotAllowed' });
    const source = await aSource('generic', mapping);
    assert.deepEqual([(await send(source, csv)).taken, (await send(source, csv)).duplicates], [1, 1]);
  });

  it('ends at its next batch where the token is taken back meanwhile', async () => {
    const source = await aSource();
    let at = 0;
    const stream = new ReadableStream({
      pull: async (controller) => {
        if (at === 6_000) await revokeSource(owner, source.source.id);
        if (at >= 20_000) controller.close();
        else controller.enqueue(Buffer.from(ndjson(Array.from({ length: 1_000 }, () => log(`r${(at += 1)}`)))));
      },
    });
    assert.equal((await post(source.source.id, source.token, stream as unknown as SendBody)).status, 401);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from signal_interaction where source = ${source.source.id}`.execute(ctx.db);
    assert.ok(rows[0]!.count < 10_000, String(rows[0]!.count));
  });
});
