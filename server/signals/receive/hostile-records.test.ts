// Records as no product should write them, by HTTP: each is taken, passed over or named by its line, and none breaks an upload.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { anOrganisation, asRole } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { drawn, randomFrom } from '../../platform/scanner/made-up.ts';
import type { Mapping, Receipt, SourceKind } from '../schemas.ts';
import { addSource } from '../sources/add-source.ts';

const { ctx, app, setNow } = await startTestServer();
setNow(new Date('2026-11-21T12:00:00Z'));
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const random = randomFrom(4);
const secret = (): string => `AKIA${drawn(random, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`;
const TIME = '2026-11-20T10:00:00Z';

const sendTo = async (kind: SourceKind, mapping: Mapping | null = null) => {
  const { source, token } = await addSource(owner, { name: kind, kind, mapping });
  return async (given: unknown): Promise<Receipt> => {
    const body = typeof given === 'string' || Buffer.isBuffer(given) ? given : JSON.stringify(given);
    const reply = await app.request(`http://localhost:3000/api/signals/sources/${source.id}/records`, { method: 'POST', headers: { host: 'localhost:3000', authorization: `Bearer ${token}` }, body: body as BodyInit });
    assert.equal(reply.status, 200, `${kind} ${body.toString().slice(0, 300)}: ${await reply.clone().text()}`);
    return (await reply.json()) as Receipt;
  };
};
const outcome = ({ taken, passedOver, unreadable, mistakes }: Receipt) => [taken, passedOver, unreadable, mistakes.map(({ line, code }) => `${line} ${code}`).join(' ')];

const ODD: readonly unknown[] = ['', null, true, 7, 'text', [], [[[]]], {}, { toString: 1, valueOf: 1 }, '__proto__', 'constructor', '\ud800', '\0'];
/** Every field of a record, at any depth, in turn as each of these. */
const spoilt = function* (value: unknown): Generator {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const own = (value as Record<string, unknown>)[key];
    const put = (other: unknown) => (Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other });
    for (const other of ODD) yield put(other);
    for (const other of spoilt(own)) yield put(other);
  }
};

const any = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const NANOS = '1795168800000000000';
const RECORDS: readonly (readonly [SourceKind, unknown])[] = [
  ['purview', { Id: 'i', RecordType: 261, Operation: 'CopilotInteraction', CreationTime: TIME, UserId: 'a@example.org', Workload: 'x', CopilotEventData: { AppHost: 'Word', AccessedResources: [{ Status: 'failure', PolicyDetails: [{ PolicyName: 'p', Rules: [{ RuleName: 'r' }] }] }], ModelTransparencyDetails: [{ ModelName: 'm' }] } }],
  ['netskope', { alert_type: 'DLP', timestamp: 1_795_168_800, user: 'a@example.org', app: 'ChatGPT', appcategory: 'Generative AI', action: 'block', dlp_profile: 'p', dlp_rule: 'r', dlp_incident_id: 9 }],
  ['zscaler', { event: { datetime: 'Fri Nov 20 10:00:00 2026', user: 'a@example.org', appname: 'OpenAI ChatGPT', dlpenginenames: 'PCI', actiontaken: 'blocked', recordid: '1' } }],
  ['ocsf', { class_uid: 2006, time: 1_795_168_800_000, action_id: 1, metadata: { uid: 'm', product: { name: 'g' } }, actor: { user: { email_addr: 'a@example.org' } }, data_security: { policy: { name: 'p' } }, ai_model: { name: 'm' }, message_context: { prompt_text: `key ${secret()}`, application: { name: 'ChatGPT' } } }],
  ['litellm', { id: 'l', call_type: 'x', startTime: TIME, model: 'm', custom_llm_provider: 'o', metadata: { user_api_key_user_email: 'a@example.org' }, messages: [{ role: 'user', content: [{ type: 'text', text: `key ${secret()}` }] }], response: { choices: [] } }],
  ['copilot', { type: 'request', user_id: 4, '@timestamp': 1_795_168_800_000, event_id: 'e', body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: secret() }] }) }],
  ['otlp', { resourceSpans: [{ resource: { attributes: [any('service.name', 's')] }, scopeSpans: [{ spans: [{ traceId: 'aa', spanId: 'bb', startTimeUnixNano: NANOS, attributes: [any('gen_ai.system', 'o'), any('gen_ai.prompt', secret())], events: [{ name: 'gen_ai.content.prompt', attributes: [any('content', secret())] }] }] }] }] }],
  ['claude-code', { resourceLogs: [{ resource: { attributes: [] }, scopeLogs: [{ logRecords: [{ timeUnixNano: NANOS, eventName: 'gen_ai.user.message', traceId: 'aa', spanId: 'bb', body: { kvlistValue: { values: [any('content', secret())] } }, attributes: [any('event.name', 'user_prompt'), any('prompt', secret())] }] }] }] }],
];

describe('a record', () => {
  for (const [kind, record] of RECORDS) {
    it(`of ${kind} with anything in any place of it is taken, passed over or named`, async () => {
      const send = await sendTo(kind);
      const lines = [record, ...spoilt(record)].map((each) => JSON.stringify(each));
      const { lines: count, taken, duplicates, passedOver, tooOld, unreadable } = await send(`${lines.join('\n')}\n${lines[0]!.slice(0, -9)}\n`);
      assert.ok(lines.length > 60);
      assert.ok(taken >= 1 && unreadable >= 1);
      // Only OTLP's documents hold several records, and none here does.
      assert.equal(count, taken + duplicates + passedOver + tooOld + unreadable);
      assert.equal(count, lines.length + 1);
    });
  }

  it('is read in time in proportion to its length, however many spans and findings it holds', async () => {
    const send = await sendTo('otlp');
    const spans = Array.from({ length: 12_000 }, (_, at) => ({ traceId: 'aa', spanId: `b${at}`, startTimeUnixNano: NANOS, attributes: [any('gen_ai.system', 'o'), any('gen_ai.request.model', `m${at}`), any('gen_ai.prompt', secret())] }));
    const from = process.cpuUsage();
    assert.equal((await send({ resourceSpans: [{ scopeSpans: [{ spans }] }] })).taken, 12_000);
    const { user } = process.cpuUsage(from);
    assert.ok(user < 5_000_000, `${user / 1000} ms`);
  });
});

describe('a mapping', () => {
  const FIELDS = { time: 'at', user: 'who', prompt: ['text'], toolResult: [], reply: [] };

  it('takes no record in which nothing stands where it looks', async () => {
    const send = await sendTo('generic', { format: 'json', ...FIELDS, prompt: ['m[*].t', '__proto__.x', 'constructor.name'] });
    assert.deepEqual(outcome(await send('{}\n{"zeit":1}\n{"__proto__":7,"m":[]}\n')), [0, 0, 3, '1 not-a-record 2 not-a-record 3 not-a-record']);
    assert.deepEqual(outcome(await send(`{"at":"${TIME}"}\n{"m":[{"t":"x"}]}\n{"__proto__":{"x":"y"}}\n`)), [3, 0, 0, '']);
  });

  it('takes times as products write them, and names what is none', async () => {
    const send = await sendTo('generic', { format: 'json', ...FIELDS });
    const taken: readonly unknown[] = [1_795_168_800, '1795168800', '1795168800000', '2026-11-20 10:00', '2026-11-20T10:00:00.123456+01:00', 'Fri, 20 Nov 2026 10:00:00 +0100', null, ''];
    const refused: readonly unknown[] = [-1, 0, '-5', 1e300, true, {}, [], '2026-13-45T99:99:99Z', '9999-12-31T00:00:00Z', 'yesterday', { toString: 1 }];
    const { taken: kept, unreadable } = await send([...taken, ...refused].map((at, number) => `${JSON.stringify({ at, text: `t${number}` })}\n`).join(''));
    assert.deepEqual([kept, unreadable], [taken.length, refused.length]);
  });

  it('reads CSV with the line ends of an old Mac, in UTF-16, and with prototypes for columns', async () => {
    const send = await sendTo('generic', { format: 'csv', ...FIELDS });
    assert.deepEqual(outcome(await send(`at,who,text\r${TIME},a,"one\rtwo"\r${TIME},b,x\r`)), [2, 0, 0, '']);
    assert.deepEqual(outcome(await send(`at,who,text\n${TIME},a lone\rsign,x\n`)), [1, 0, 0, '']);
    assert.deepEqual(outcome(await send(Buffer.from(`\uFEFFat\twho\ttext\r\n${TIME}\tc\tx\r\n`, 'utf16le'))), [1, 0, 0, '']);
    assert.deepEqual(outcome(await send(`__proto__,at,constructor,text\n1,${TIME},2,x\n`)), [1, 0, 0, '']);
  });

  it('loses no cell and no row of CSV without naming it', async () => {
    const send = await sendTo('generic', { format: 'csv', ...FIELDS });
    const findings = async (): Promise<number> => (await sql<{ count: number }>`select count(*)::int as count from signal_finding where side = 'user'`.execute(ctx.db)).rows[0]!.count;
    const before = await findings();
    assert.deepEqual(outcome(await send(`at,who,text,text\n${TIME},a,${secret()},\n`)), [1, 0, 0, '']);
    assert.equal(await findings(), before + 1);
    assert.deepEqual(outcome(await send(Buffer.from(`at,who,text\n${TIME},M\u00fcller,x\n${TIME},b,y\n`, 'latin1'))), [1, 0, 1, '2 not-utf-8']);
    assert.deepEqual(outcome(await send(`at,who,text\n${TIME},a,z\n${TIME},b,"never closed\n${TIME},c,x\n`)), [1, 0, 1, '3 wrong-columns']);
    assert.deepEqual(outcome(await send(`{"at":"${TIME}","text":"x"}\n`)), [0, 0, 1, '1 wrong-columns']);
    assert.deepEqual(outcome(await send(`zeit;wer\n${TIME};a\n`)), [0, 0, 1, '2 not-a-record']);
  });
});
