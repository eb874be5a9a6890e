// One call that is told twice, by logs and traces or by both of its ends: counted once, whichever comes first, and never without what was found.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anOrganisation, asRole } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { drawn, randomFrom } from '../../platform/scanner/made-up.ts';
import type { Receipt } from '../schemas.ts';
import { addSource } from '../sources/add-source.ts';
import { countInteractions } from './count-interactions.ts';

const { ctx, app, setNow } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
setNow(new Date('2026-10-15T12:00:00Z'));
const random = randomFrom(2811);
const secret = (): string => `AKIA${drawn(random, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`;
const figures = async () => (await countInteractions(owner, { from: '2026-10-01', to: '2026-10-31', by: 'month' }))[0] ?? { interactions: 0, exposed: 0 };

type Loose = Record<string, unknown>;
const attributes = (values: Loose) => Object.entries(values).map(([key, value]) => ({ key, value: typeof value === 'string' ? { stringValue: value } : value }));
const TIME = `${Date.parse('2026-10-07T10:00:00Z')}000000`;
const spans = (service: string, ...list: Loose[]) => ({ resourceSpans: [{ resource: { attributes: attributes({ 'service.name': service }) }, scopeSpans: [{ spans: list }] }] });
const logs = (...list: Loose[]) => ({ resourceLogs: [{ resource: { attributes: [] }, scopeLogs: [{ logRecords: list }] }] });
const span = (traceId: string, spanId: string, values: Loose, more: Loose = {}) => ({ traceId, spanId, name: 'chat', startTimeUnixNano: TIME, attributes: attributes(values), ...more });
const log = (values: Loose, more: Loose = {}) => ({ timeUnixNano: TIME, attributes: attributes(values), ...more });

/** What came of sending these, each by itself or all in one go. */
const sendTo = async (kind: 'otlp' | 'claude-code') => {
  const { source, token } = await addSource(owner, { name: 'Twice', kind, mapping: null });
  return async (...documents: readonly Loose[]): Promise<[number, number]> => {
    const reply = await app.request(`http://localhost:3000/api/signals/sources/${source.id}/records`, { method: 'POST', headers: { host: 'localhost:3000', authorization: `Bearer ${token}` }, body: documents.map((each) => JSON.stringify(each)).join('\n') });
    const { taken, duplicates } = (await reply.json()) as Receipt;
    return [taken, duplicates];
  };
};

const CALL = { 'gen_ai.provider.name': 'openai', 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt' };
const details = (traceId: string, spanId: string, said: string) => logs(log({ ...CALL, 'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: said }] }]) }, { eventName: 'gen_ai.client.inference.operation.details', traceId, spanId }));

describe('a call that is told twice', () => {
  it('is counted once where its span is bare and its event has the prompt', async () => {
    const send = await sendTo('otlp');
    assert.deepEqual(await send(details('a1', 'b1', 'hello')), [1, 0]);
    assert.deepEqual(await send(spans('shop', span('a1', 'b1', CALL))), [0, 1]);
    for (const both of [[spans('shop', span('a2', 'b1', CALL)), details('a2', 'b1', 'hello')], [details('a3', 'b1', 'hello'), spans('shop', span('a3', 'b1', CALL))]]) assert.deepEqual(await send(...both), [1, 1]);
  });

  it('keeps what was found, also where the bare span was there first', async () => {
    const send = await sendTo('otlp');
    const before = await figures();
    assert.deepEqual(await send(spans('shop', span('a4', 'b1', CALL))), [1, 0]);
    assert.deepEqual(await send(details('a4', 'b1', `use ${secret()}`)), [1, 0]);
    const after = await figures();
    assert.deepEqual([after.interactions - before.interactions, after.exposed - before.exposed], [1, 1]);
  });

  it('is counted once where the SDK and the platform it asked both tell of it', async () => {
    const send = await sendTo('otlp');
    const asked = (trace: string) => spans('shop', span(trace, 'c1', CALL, { kind: 3 }));
    const answered = (trace: string, kind: unknown) => spans('claude-platform', span(trace, 'd1', CALL, { kind, parentSpanId: 'c1' }), span(trace, 'd2', { 'gen_ai.operation.name': 'execute_tool' }, { kind: 1, parentSpanId: 'd1' }));
    assert.deepEqual(await send(asked('e1'), answered('e1', 2)), [1, 1]);
    assert.deepEqual([await send(answered('e2', 'SPAN_KIND_SERVER')), await send(asked('e2'))], [[1, 0], [0, 1]]);
    // Two calls of one service stay two, and so does a server that answers somebody else's span.
    assert.deepEqual(await send(spans('gateway', span('e3', 'd1', CALL, { kind: 2, parentSpanId: 'c1' }), span('e3', 'd2', CALL, { kind: 2, parentSpanId: 'c1' }))), [2, 0]);
  });

  it('is counted once where Claude Code exports both logs and traces, and by its spans where it exports only those', async () => {
    const send = await sendTo('claude-code');
    const asked = (session: string, prompt: string) => logs(log({ 'event.name': 'user_prompt', 'session.id': session, 'prompt.id': prompt, prompt: 'hello' }, { body: { stringValue: 'claude_code.user_prompt' } }));
    const over = (session: string, id: string) => spans('claude-code', span('f1', id, { 'session.id': session, user_prompt: 'hello' }, { name: 'claude_code.interaction' }));
    assert.deepEqual([await send(asked('one', 'p1')), await send(over('one', '1a')), await send(asked('one', 'p2')), await send(over('one', '1b'))], [[1, 0], [0, 1], [1, 0], [0, 1]]);
    assert.deepEqual(await send(over('two', '2a'), asked('two', 'p1')), [1, 1]);
    assert.deepEqual(await send(over('three', '3a'), over('three', '3b')), [2, 0]);
  });

  describe('by Claude Code, sent by hand', () => {
    const question = (session: string, number: number, said: string | null) => logs(log({ 'event.name': 'user_prompt', 'session.id': session, 'prompt.id': `p${number}`, prompt_length: { intValue: String(said?.length ?? 4) }, ...(said === null ? {} : { prompt: said }) }, { body: { stringValue: 'claude_code.user_prompt' } }));
    const over = (session: string, number: number, said: string | null) => spans('claude-code', span('f2', `${session}-${number}`, { 'session.id': session, user_prompt_length: { intValue: String(said?.length ?? 4) }, ...(said === null ? { user_prompt: '<REDACTED>' } : { user_prompt: said }) }, { name: 'claude_code.interaction' }));
    const asked = ['why', 'yes', 'yes', `use ${secret()}`];
    const both = (session: string) => [asked.map((said, number) => over(session, number, said)), asked.map((said, number) => question(session, number, said))] as const;

    it('is counted once in either order, in one file or in two, and what was found in it too', async () => {
      const send = await sendTo('claude-code');
      const before = await figures();
      const [first, second, third, fourth] = [both('h1'), both('h2'), both('h3'), both('h4')];
      assert.deepEqual([await send(...first[0]), await send(...first[1])], [[4, 0], [0, 4]]);
      assert.deepEqual([await send(...second[1]), await send(...second[0])], [[4, 0], [0, 4]]);
      assert.deepEqual(await send(...third[0], ...third[1]), [4, 4]);
      assert.deepEqual(await send(...fourth[1], ...fourth[0]), [4, 4]);
      const after = await figures();
      assert.deepEqual([after.interactions - before.interactions, after.exposed - before.exposed], [16, 4]);
      assert.deepEqual([await send(...first[0]), await send(...first[1]), await send(...second[1])], [[0, 4], [0, 4], [0, 4]], 'and again changes nothing');
    });

    it('loses no question that only one of the two tells', async () => {
      const send = await sendTo('claude-code');
      assert.deepEqual(await send(over('s1', 0, 'why')), [1, 0]);
      assert.deepEqual(await send(question('s1', 0, 'why'), question('s1', 1, 'how'), question('s1', 2, 'why')), [2, 1], 'a span of the first alone');
      assert.deepEqual(await send(question('s2', 0, 'why'), question('s2', 1, 'how')), [2, 0]);
      assert.deepEqual(await send(over('s2', 1, 'how')), [0, 1]);
      assert.deepEqual(await send(over('s3', 0, 'why'), question('s4', 0, 'why')), [2, 0], 'the same words in another session');
    });

    it('follows a session in which the first span was faster than its log', async () => {
      const send = await sendTo('claude-code');
      const sent = [over('l1', 0, 'yes'), question('l1', 0, 'yes'), question('l1', 1, 'why'), over('l1', 1, 'why'), question('l1', 2, 'yes'), over('l1', 2, 'yes')];
      const came: [number, number][] = [];
      for (const each of sent) came.push(await send(each));
      assert.deepEqual(came, [[1, 0], [0, 1], [1, 0], [0, 1], [1, 0], [0, 1]]);
    });

    it('is counted once where no text is exported', async () => {
      const send = await sendTo('claude-code');
      assert.deepEqual([await send(over('n1', 0, null)), await send(question('n1', 0, null))], [[1, 0], [0, 1]]);
      assert.deepEqual([await send(question('n2', 0, null)), await send(over('n2', 0, null))], [[1, 0], [0, 1]]);
    });
  });
});
