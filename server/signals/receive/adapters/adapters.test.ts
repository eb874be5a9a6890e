// What each format's record is read as: whose, when, which tool, and who wrote what was found in it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadEngine } from '../../../platform/scanner/index.ts';
import { drawn, randomFrom } from '../../../platform/scanner/made-up.ts';
import type { Mapping, SourceKind } from '../../schemas.ts';
import { type Kept, readBatch } from '../read-batch.ts';
import { ADAPTERS } from './all.ts';
import { readTime } from './read-time.ts';

const KEY = Buffer.alloc(32, 7);
const engine = await loadEngine();
const random = randomFrom(4711);
/** A secret of a shape that is found wherever it stands. */
const secret = (): string => `AKIA${drawn(random, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`;

const batch = (kind: Exclude<SourceKind, 'sarif'>, documents: readonly unknown[], mapping: Mapping | null = null) =>
  readBatch({ engine, source: 's', key: KEY, fingerprints: KEY, adapter: ADAPTERS[kind], mapping }, documents.map((document, at) => ({ line: at + 1, bytes: Buffer.from(typeof document === 'string' ? document : JSON.stringify(document)) })));
const one = (kind: Exclude<SourceKind, 'sarif'>, document: unknown, mapping: Mapping | null = null): Kept => {
  const { kept, mistakes } = batch(kind, [document], mapping);
  assert.deepEqual(mistakes, []);
  assert.equal(kept.length, 1);
  return kept[0]!;
};
const found = ({ findings }: Kept): string[] => findings.map(({ side, path }) => `${side} ${path}`).sort((one, other) => one.localeCompare(other));
const attributes = (values: Record<string, unknown>) => Object.entries(values).map(([key, value]) => ({ key, value: typeof value === 'string' ? { stringValue: value } : value }));

describe('LiteLLM', () => {
  const log = (more: object = {}) => ({ id: 'chatcmpl-1', call_type: 'acompletion', startTime: 1_790_000_000.5, model: 'gpt-5', custom_llm_provider: 'openai', metadata: { user_api_key_user_email: 'dev@example.org' }, messages: [{ role: 'user', content: 'hello' }], response: { choices: [] }, ...more });

  it('is read by role, also in parts of a message', () => {
    const read = one('litellm', log({ messages: [{ role: 'system', content: `key ${secret()}` }, { role: 'user', content: [{ type: 'text', text: `use ${secret()}` }] }, { role: 'tool', content: secret() }, { role: 'user', content: [{ type: 'tool_result', content: `got ${secret()}` }] }], response: { choices: [{ message: { role: 'assistant', content: `try ${secret()}` } }] } }));
    assert.deepEqual(found(read), ['assistant response.choices[0].message.content', 'system messages[0].content', 'tool messages[2].content', 'tool messages[3].content[0].content', 'user messages[1].content[0].text']);
    assert.deepEqual([read.isExposed, read.isScanned, read.model, read.tool, read.user?.name, read.at?.getTime()], [true, true, 'gpt-5', 'openai', 'dev@example.org', 1_790_000_000_500]);
  });

  it('counts a bearer token in the record as the record’s, and nobody’s exposure', () => {
    const read = one('litellm', log({ guardrail_information: { guardrail_request: { headers: { authorization: `Bearer ${secret()}` } } } }));
    assert.deepEqual(found(read), ['record guardrail_information.guardrail_request.headers.authorization']);
    assert.equal(read.isExposed, false);
  });

  it('knows that what it calls its keys are hashes of them', () => {
    const hash = '88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b';
    assert.deepEqual(found(one('litellm', log({ api_key: hash, metadata: { user_api_key: hash, user_api_key_hash: hash } }))), []);
    assert.deepEqual(found(one('litellm', log({ api_key: hash, messages: [{ role: 'user', content: `api_key: ${hash}` }] }))).map((each) => each.split(' ')[0]), ['user']);
    assert.deepEqual(found(one('litellm', log({ api_key: `sk-${drawn(randomFrom(3), 22, 'abcdefghijkmnpqrstuvwxyz23456789')}` }))), ['record api_key']);
  });

  it('is not scanned where messages are redacted', () => {
    assert.equal(one('litellm', log({ messages: 'redacted' })).isScanned, false);
    assert.equal(one('litellm', log({ messages: [{ role: 'user', content: 'redacted-by-litellm' }] })).isScanned, false);
  });

  it('is read from rows of the spend logs, with their request and their JSON as texts', () => {
    const body = { model: 'gpt-5', messages: [{ role: 'system', content: `key ${secret()}` }, { role: 'user', content: `use ${secret()}` }], tools: [{ a: secret() }] };
    const row = (more: object = {}) => ({ request_id: 'chatcmpl-7', call_type: 'acompletion', api_key: 'h', spend: 0.1, startTime: '2026-09-21 14:13:20.123+00', model: 'gpt-5', custom_llm_provider: 'openai', user: 'default_user_id', end_user: '', metadata: { user_api_key_user_email: 'dev@example.org' }, messages: {}, response: {}, ...more });
    for (const more of [{ proxy_server_request: body }, { proxy_server_request: { url: 'http://x', body } }, { proxy_server_request: JSON.stringify(body), metadata: '{"user_api_key_user_email":"dev@example.org"}', messages: '{}' }]) {
      const read = one('litellm', row(more));
      assert.deepEqual(found(read).map((each) => each.split(' ')[0]).filter((side) => side !== 'record'), ['system', 'user'], JSON.stringify(more));
      assert.deepEqual([read.isExposed, read.isScanned, read.user?.name, read.at?.getTime()], [true, true, 'dev@example.org', 1_790_000_000_123]);
    }
    for (const more of [{}, { messages: '{}' }, { messages: '[]', proxy_server_request: '{}' }, { proxy_server_request: '{"model":' }]) assert.equal(one('litellm', row(more)).isScanned, false, JSON.stringify(more));
    // The same request with its cost told later is the same.
    assert.equal(one('litellm', row({ spend: 0.2 })).key, one('litellm', row()).key);
  });

  it('is nobody’s exposure where a guardrail stopped it before the call', () => {
    const stopped = (status: string, guardrail_status: string, guardrail_mode: unknown) => one('litellm', log({ status, messages: [{ role: 'user', content: secret() }], guardrail_information: [{ guardrail_name: 'g', guardrail_status, guardrail_mode }] })).isExposed;
    assert.deepEqual([stopped('failure', 'guardrail_intervened', 'pre_call'), stopped('failure', 'blocked', ['pre_call', 'post_call'])], [false, false]);
    assert.deepEqual([stopped('failure', 'guardrail_intervened', 'post_call'), stopped('failure', 'blocked', 'during_call'), stopped('success', 'guardrail_intervened', 'pre_call'), stopped('failure', 'success', 'pre_call')], [true, true, true, true]);
  });

  it('names no field that somebody typed', () => {
    const typed = secret();
    const read = one('litellm', log({ messages: [{ role: 'user', content: { [typed]: secret(), 'ada@example.org': secret() } }] }));
    assert.ok(read.findings.length >= 2);
    assert.ok(!JSON.stringify(read.findings).includes(typed) && !JSON.stringify(read.findings).includes('ada@'));
  });
});

describe('GitHub Copilot', () => {
  const record = (body: string, more: object = {}) => ({ type: 'request', user_id: 4711, '@timestamp': 1_790_000_000_000, event_id: 'e1', endpoint: '/chat', truncated: false, body, ...more });

  it('is read within the text that its body is', () => {
    const read = one('copilot', record(JSON.stringify({ model: 'gpt-5', user: 'x', messages: [{ role: 'system', content: secret() }, { role: 'user', content: `my "key"\nis ${secret()}` }] })));
    assert.deepEqual(found(read), ['system body.messages[0].content', 'user body.messages[1].content']);
    assert.deepEqual([read.user, read.model, read.at?.toISOString()], [{ kind: 'id', name: '4711', scope: 's' }, 'gpt-5', '2026-09-21T14:13:20.000Z']);
  });

  it('is read as sent where the body was cut off, and passed over where it is an answer', () => {
    const cut = JSON.stringify({ messages: [{ role: 'user', content: `key ${secret()} and more` }] }).slice(0, -8);
    assert.deepEqual(found(one('copilot', record(cut, { truncated: true }))), ['user body']);
    assert.equal(batch('copilot', [record('{}', { type: 'response' })]).passedOver, 1);
  });
});

describe('OTLP', () => {
  const spans = (...list: object[]) => ({ resourceSpans: [{ resource: { attributes: attributes({ 'service.name': 'shop', 'user.email': 'dev@example.org' }) }, scopeSpans: [{ spans: list }] }] });
  const logs = (...list: object[]) => ({ resourceLogs: [{ resource: { attributes: [] }, scopeLogs: [{ logRecords: list }] }] });
  const span = (values: Record<string, unknown>, more: object = {}) => ({ traceId: 'aa', spanId: 'bb', startTimeUnixNano: '1790000000000000000', attributes: attributes(values), ...more });

  it('reads the newest dialect, with messages as a text and as values', () => {
    const text = JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: `key ${secret()}` }, { type: 'tool_call_response', result: secret() }] }]);
    const read = one('otlp', spans(span({ 'gen_ai.provider.name': 'anthropic', 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'claude', 'gen_ai.input.messages': text, 'gen_ai.output.messages': `[{"role":"assistant","parts":[{"content":"${secret()}"}]}]` })));
    assert.deepEqual(found(read).map((each) => each.split(' ')[0]), ['assistant', 'tool', 'user']);
    assert.deepEqual([read.tool, read.model, read.user?.name, read.isScanned, read.isExposed], ['anthropic', 'claude', 'dev@example.org', true, true]);
    const pair = (key: string, value: string) => ({ key, value: { stringValue: value } });
    const values = { arrayValue: { values: [{ kvlistValue: { values: [pair('role', 'user'), pair('content', secret())] } }, { kvlistValue: { values: [pair('role', 'assistant'), pair('content', secret())] } }] } };
    const details = one('otlp', logs({ eventName: 'gen_ai.client.inference.operation.details', timeUnixNano: '1790000000000000000', attributes: attributes({ 'gen_ai.input.messages': values, 'gen_ai.request.model': 'x' }) }));
    assert.deepEqual(found(details).map((each) => each.split(' ')[0]), ['assistant', 'user']);
  });

  it('reads the old dialect: gen_ai.system, numbered prompts, and events', () => {
    const read = one('otlp', spans(span({ 'gen_ai.system': 'openai', 'gen_ai.request.model': 'gpt-4', 'gen_ai.prompt.0.role': 'system', 'gen_ai.prompt.0.content': secret(), 'gen_ai.prompt.1.role': 'user', 'gen_ai.prompt.1.content': secret(), 'gen_ai.completion.0.content': secret() })));
    assert.deepEqual(found(read).map((each) => each.split(' ')[0]), ['assistant', 'system', 'user']);
    const event = one('otlp', spans(span({ 'gen_ai.system': 'openai', 'gen_ai.request.model': 'gpt-4' }, { events: [{ name: 'gen_ai.content.prompt', attributes: attributes({ 'gen_ai.prompt': `[{"role":"user","content":"${secret()}"}]` }) }] })));
    assert.deepEqual([found(event)[0]!.split(' ')[0], event.isScanned], ['user', true]);
    const message = one('otlp', logs({ timeUnixNano: '1790000000000000000', traceId: 'aa', spanId: 'bb', attributes: attributes({ 'event.name': 'gen_ai.user.message' }), body: { kvlistValue: { values: [{ key: 'content', value: { stringValue: secret() } }] } } }));
    assert.deepEqual([found(message)[0]!.split(' ')[0], message.isExposed], ['user', true]);
  });

  it('reads OpenInference, whose only call is the span of the model, and events with their text beside them', () => {
    const values = { 'openinference.span.kind': 'LLM', 'llm.model_name': 'gpt', 'llm.provider': 'openai', 'llm.input_messages.0.message.role': 'system', 'llm.input_messages.0.message.content': secret(), 'llm.input_messages.1.message.role': 'user', 'llm.input_messages.1.message.contents.0.message_content.text': secret(), 'llm.output_messages.0.message.role': 'assistant', 'llm.output_messages.0.message.content': secret() };
    const { kept } = batch('otlp', [spans(span(values), span({ ...values, 'openinference.span.kind': 'CHAIN', 'input.value': secret() }, { spanId: 'cc' }))]);
    assert.deepEqual([kept.length, kept[0]!.tool, kept[0]!.model, kept[0]!.isScanned], [1, 'openai', 'gpt', true]);
    assert.deepEqual(found(kept[0]!).map((each) => each.split(' ')[0]), ['assistant', 'system', 'user']);
    for (const [kind, said] of [[{ 'langfuse.observation.type': 'generation' }, 'langfuse.observation.input'], [{ 'mlflow.spanType': '"CHAT_MODEL"' }, 'mlflow.spanInputs']] as const) {
      const read = one('otlp', spans(span({ ...kind, [said]: JSON.stringify([{ role: 'user', content: secret() }]) })));
      assert.deepEqual([found(read).map((each) => each.split(' ')[0]), read.isExposed], [['user'], true], said);
    }
    assert.equal(batch('otlp', [spans(span({ 'langfuse.observation.type': 'span' }), span({ 'mlflow.spanType': '"CHAIN"' }))]).passedOver, 1);
    const event = one('otlp', spans(span({ 'gen_ai.system': 'az.ai.inference', 'gen_ai.request.model': 'gpt' }, { events: [{ name: 'gen_ai.user.message', attributes: attributes({ 'gen_ai.event.content': JSON.stringify({ role: 'user', content: secret() }) }) }, { name: 'gen_ai.choice', attributes: attributes({ 'gen_ai.event.content': JSON.stringify({ message: { content: secret() } }) }) }] })));
    assert.deepEqual([found(event).map((each) => each.split(' ')[0]), event.isScanned, event.isExposed], [['assistant', 'user'], true, true]);
  });

  it('reads the names that protobuf itself has for the fields', () => {
    const text = (key: string, value: string) => ({ key, value: { string_value: value } });
    const said = { array_value: { values: [{ kvlist_value: { values: [text('role', 'tool'), text('content', secret())] } }] } };
    const read = one('otlp', { resource_spans: [{ resource: { attributes: [text('service.name', 'shop')] }, scope_spans: [{ spans: [{ trace_id: 'aa', span_id: 'bb', start_time_unix_nano: '1790000000000000000', attributes: [text('gen_ai.system', 'openai'), text('gen_ai.prompt.0.role', 'user'), text('gen_ai.prompt.0.content', secret()), { key: 'gen_ai.input.messages', value: said }] }] }] }] });
    assert.deepEqual([found(read).map((each) => each.split(' ')[0]), read.tool, read.isExposed, read.at?.getTime()], [['tool', 'user'], 'openai', true, 1_790_000_000_000]);
  });

  it('takes whom the call names before whom the service names, and a mail address before both', () => {
    const asked = (call: Record<string, string>, service: Record<string, string>) => one('otlp', { resourceSpans: [{ resource: { attributes: attributes(service) }, scopeSpans: [{ spans: [span({ 'gen_ai.system': 'openai', ...call })] }] }] }).user?.name;
    assert.equal(asked({ 'user.id': 'ana' }, { 'enduser.id': 'shop' }), 'ana');
    assert.equal(asked({ 'user.id': '9f3c' }, { 'user.email': 'ana@example.org' }), 'ana@example.org');
    assert.equal(asked({}, { 'enduser.id': 'shop' }), 'shop');
  });

  it('reads prompts of assistants that log as Claude Code does, under their own name', () => {
    const read = one('otlp', { resourceLogs: [{ resource: { attributes: attributes({ 'service.name': 'gemini-cli' }) }, scopeLogs: [{ logRecords: [{ timeUnixNano: '1790000000000000000', attributes: attributes({ 'event.name': 'gemini_cli.user_prompt', 'session.id': 's', prompt: secret() }) }] }] }] });
    assert.deepEqual([read.tool, read.isScanned, found(read)[0]!.split(' ')[0]], ['gemini-cli', true, 'user']);
  });

  it('counts a question of the Vercel SDK once, whatever spans it writes', () => {
    const prompt = JSON.stringify([{ role: 'user', content: [{ type: 'text', text: secret() }] }]);
    const inner = span({ 'ai.operationId': 'ai.generateText.doGenerate', 'ai.prompt.messages': prompt, 'gen_ai.system': 'openai', 'gen_ai.request.model': 'gpt' }, { spanId: 'cc', parentSpanId: 'bb' });
    const outer = span({ 'ai.operationId': 'ai.generateText', 'ai.prompt': JSON.stringify({ prompt: `key ${secret()}`, system: 'Be kind.' }), 'ai.model.id': 'gpt' });
    const told = one('otlp', spans(span({ 'ai.operationId': 'ai.generateText', 'ai.prompt': JSON.stringify({ system: `key ${secret()}`, prompt: 'hello' }) })));
    assert.deepEqual([found(told)[0]!.split(' ')[0], told.isExposed], ['system', false]);
    const tool = span({ 'ai.operationId': 'ai.toolCall', 'ai.toolCall.result': secret() }, { spanId: 'dd' });
    const { kept } = batch('otlp', [spans(inner, outer, tool)]);
    assert.deepEqual([kept.length, new Set(kept.map(({ key }) => key)).size], [2, 1]);
    for (const each of kept) assert.deepEqual(found(each).map((said) => said.split(' ')[0]), ['user']);
  });

  it('reads prompts of Claude Code, and says where they are withheld', () => {
    const prompt = (text: string) => logs({ timeUnixNano: '1790000000000000000', body: { stringValue: 'claude_code.user_prompt' }, attributes: attributes({ 'event.name': 'user_prompt', 'session.id': 's', 'event.sequence': { intValue: '3' }, 'user.email': 'dev@example.org', prompt: text }) });
    const read = one('claude-code', prompt(`use ${secret()}`));
    assert.deepEqual([found(read)[0]!.split(' ')[0], read.tool, read.isScanned, read.user?.name], ['user', 'Claude Code', true, 'dev@example.org']);
    assert.equal(one('claude-code', prompt('<REDACTED>')).isScanned, false);
    const trace = (name: string, more: object) => ({ resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: 't', spanId: name, name, startTimeUnixNano: '1790000000000000000', attributes: attributes({ 'gen_ai.system': 'anthropic', 'user.email': 'a@example.org', ...more }) }] }] }] });
    const spoken = one('claude-code', trace('claude_code.interaction', { user_prompt: `use ${secret()}` }));
    assert.deepEqual([spoken.tool, spoken.isExposed, spoken.user?.name], ['Claude Code', true, 'a@example.org']);
    assert.equal(batch('claude-code', [trace('claude_code.llm_request', {}), trace('claude_code.tool', {})]).passedOver, 2);
    assert.equal(batch('claude-code', [logs({ body: { stringValue: 'claude_code.api_request' }, attributes: attributes({ 'event.name': 'api_request' }) }), { resourceMetrics: [] }]).passedOver, 2);
  });
});

describe('a mapping', () => {
  const MAPPING: Mapping = { format: 'json', time: 'when', id: 'nr', user: 'who.mail', prompt: ['turns[*].said'], toolResult: ['tools[*]'], reply: ['turns[*].heard'], decision: 'verdict', rule: 'dlp.rule' };

  it('says where everything stands', () => {
    const read = one('generic', { when: '2026-10-01 10:00:00', nr: 7, who: { mail: 'a@example.org' }, turns: [{ said: secret(), heard: secret() }], tools: [secret()], other: secret() }, MAPPING);
    assert.deepEqual(found(read), ['assistant turns[0].heard', 'record other', 'tool tools[0]', 'user turns[0].said']);
    assert.equal(read.at?.toISOString(), '2026-10-01T10:00:00.000Z');
  });

  it('takes a DLP product’s word, and what it stopped for nobody’s exposure', () => {
    const event = (verdict: string) => one('generic', { when: 1_790_000_000, who: { mail: 'a@example.org' }, verdict, dlp: { rule: 'Customer data' } }, MAPPING);
    assert.deepEqual([event('alert').isExposed, event('Blocked').isExposed, event('alert').findings[0]!.rule], [true, false, 'dlp:Customer data']);
  });
});

describe('what libraries add to OpenTelemetry', () => {
  const spans = (values: Record<string, unknown>) => ({ resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: 't', spanId: 's', startTimeUnixNano: '1790000000000000000', attributes: attributes({ 'gen_ai.system': 'openai', 'gen_ai.request.model': 'gpt-5', ...values }) }] }] }] });

  it('names whose a call is under a prefix of its own; an address says more than a number', () => {
    const asked = (values: Record<string, unknown>) => one('otlp', spans(values)).user?.name;
    for (const key of ['traceloop.association.properties.user_id', 'langsmith.metadata.user_id', 'langfuse.trace.metadata.userId', 'ai.telemetry.metadata.user_name', 'app.user.login']) assert.equal(asked({ [key]: '17', 'http.user_agent': 'x' }), '17', key);
    assert.equal(asked({ 'my.user_id': '17', 'my.user_email': 'a@example.org' }), 'a@example.org');
    assert.equal(asked({ 'user_agent.name': 'Chrome', 'db.user': 'root' }), undefined);
  });

  it('keeps requests and events as JSON in an attribute, whose roles say who wrote what', () => {
    const told = found(one('otlp', spans({ request_data: JSON.stringify({ messages: [{ role: 'system', content: secret() }, { role: 'user', content: secret() }] }), response_data: JSON.stringify({ message: { content: secret() } }) })));
    assert.deepEqual(told.map((each) => each.split(' ')[0]), ['assistant', 'system', 'user']);
    const events = found(one('otlp', spans({ events: JSON.stringify([{ content: secret(), role: 'user', 'event.name': 'gen_ai.user.message' }, { message: { role: 'assistant', content: secret() } }]) })));
    assert.deepEqual(events.map((each) => each.split(' ')[0]), ['assistant', 'user']);
    const chain = found(one('otlp', spans({ 'gen_ai.prompt': JSON.stringify({ messages: [[{ kwargs: { type: 'system', content: secret() } }, { kwargs: { type: 'human', content: secret() } }, { kwargs: { type: 'ai', content: secret() } }]] }) })));
    assert.deepEqual(chain.map((each) => each.split(' ')[0]), ['assistant', 'system', 'user']);
  });
});

describe('a stream of GitHub Copilot', () => {
  it('passes by what else an enterprise audits', () => {
    const { passedOver, mistakes, kept } = batch('copilot', [{ '@timestamp': 1_790_000_000_000, action: 'pull_request.create', actor: 'octocat', _document_id: 'd' }, { type: 'request', body: '{}', '@timestamp': 1_790_000_000_000, event_id: 'e', action: 'copilot.request' }]);
    assert.deepEqual([passedOver, mistakes, kept.length], [1, [], 1]);
  });
});

describe('DLP products', () => {
  it('Purview: what stands with the resources of a Copilot interaction', () => {
    const record = (resources: object[]) => ({ Id: 'i', RecordType: 261, Operation: 'CopilotInteraction', CreationTime: '2026-10-01T10:00:00', UserId: 'a@example.org', Workload: 'Copilot', CopilotEventData: { AppHost: 'Word', AccessedResources: resources, Messages: [{ Id: '1', isPrompt: true }] } });
    const blocked = one('purview', record([{ Name: 'x.docx', Status: 'failure', PolicyDetails: [{ PolicyName: 'Finance', Rules: [{ RuleName: 'Cards' }] }] }]));
    assert.deepEqual([blocked.decision, blocked.isExposed, blocked.findings[0]!.rule, blocked.user?.name, blocked.tool], ['blocked', false, 'dlp:Cards', 'a@example.org', 'Microsoft 365 Copilot (Word)']);
    assert.equal(one('purview', record([{ Name: 'x.docx', Status: 'success', PolicyDetails: [{ PolicyName: 'Finance' }] }])).isExposed, true);
    assert.deepEqual([one('purview', record([{ Name: 'x.docx' }])).isExposed, batch('purview', [{ Id: 'j', Operation: 'FileAccessed', RecordType: 6 }]).passedOver], [false, 1]);
  });

  it('Purview: rules that matched what went to an AI tool, from Copilot or from a machine', () => {
    const match = (more: object, rule: object = {}) => ({ Id: 'm', RecordType: 55, Operation: 'DlpRuleMatch', CreationTime: '2026-10-01T10:00:00', UserId: 'a@example.org', Workload: 'MicrosoftCopilot', PolicyDetails: [{ PolicyName: 'p', Rules: [{ RuleName: 'SSN', Severity: 'High', ...rule }] }], ...more });
    const told = (...given: Parameters<typeof match>) => {
      const { decision, isExposed, findings, tool } = one('purview', match(...given));
      return [decision, isExposed, findings[0]!.rule, tool];
    };
    assert.deepEqual(told({}, { Actions: ['BlockAccess', 'GenerateAlert'] }), ['blocked', false, 'dlp:SSN', 'MicrosoftCopilot']);
    assert.deepEqual(told({}, { Actions: ['NotifyUser'] }), ['allowed', true, 'dlp:SSN', 'MicrosoftCopilot']);
    assert.deepEqual(told({ ExceptionInfo: { Reason: 'Override', Justification: 'x' } }, { Actions: ['BlockAccess'] })[0], 'warned');
    const onMachine = (EnforcementMode: number) => ({ Workload: 'Endpoint', EndpointMetaData: { TargetDomain: 'chatgpt.com', EnforcementMode } });
    assert.deepEqual([1, 2, 4].map((mode) => told(onMachine(mode)).slice(0, 2)), [['allowed', true], ['warned', true], ['blocked', false]]);
    assert.equal(batch('purview', [match({ Workload: 'Exchange' }), match({ Workload: 'Endpoint', EndpointMetaData: { TargetDomain: 'dropbox.com' } }), match({ Operation: 'DlpRuleUndo' })]).passedOver, 3);
  });

  it('Zscaler: feeds of the web, with their zone beside the time', () => {
    const event = { time: 'Mon Sep 21 09:13:20 2026', tz: 'CDT', epochtime: '1790000000', host: 'chat.example', login: 'a@example.org', action: 'Allowed', recordid: '1', appname: 'General Browsing', appclass: 'Web', urlsupercat: 'Information Technology', urlsubcat: 'Generative AI', dlpeng: 'HIPAA', dlpdict: 'Credit Cards', dlprulename: 'DLP_Rule_1' };
    const read = one('zscaler', { version: 'v9', sourcetype: 'zscalernss-web', event });
    assert.deepEqual([read.at?.getTime(), read.isExposed, read.findings[0]!.rule, read.user?.name], [1_790_000_000_000, true, 'dlp:HIPAA', 'a@example.org']);
    assert.equal(one('zscaler', { event: { ...event, tz: 'America/Chicago' } }).at?.getTime(), 1_790_000_000_000);
    assert.equal(one('zscaler', { event: { ...event, tz: undefined, epochtime: undefined } }).at?.toISOString(), '2026-09-21T09:13:20.000Z');
    assert.equal(batch('zscaler', [{ event: { ...event, dlpeng: 'None', dlpdict: 'None', dlprulename: 'None' } }, { event: { ...event, urlsubcat: 'Travel' } }]).passedOver, 2);
  });

  it('Netskope and Zscaler: matches in AI tools, and no other', () => {
    const alert = { alert_type: 'DLP', timestamp: 1_790_000_000, user: 'a@example.org', app: 'ChatGPT', appcategory: 'Generative AI', activity: 'Post', action: 'useralert', dlp_profile: 'PII', dlp_rule: 'Passports', dlp_incident_id: 99 };
    assert.deepEqual([one('netskope', alert).isExposed, one('netskope', { ...alert, action: 'block' }).isExposed, one('netskope', alert).decision], [true, false, 'warned']);
    assert.deepEqual([one('netskope', { ...alert, activity: 'Download' }).isExposed, one('netskope', { ...alert, activity: 'Upload' }).isExposed], [false, true]);
    assert.equal(batch('netskope', [{ ...alert, app: 'Dropbox', appcategory: 'Cloud Storage' }, { alert_type: 'Malware', app: 'ChatGPT' }]).passedOver, 2);
    const event = { datetime: 'Thu Oct  1 10:00:00 2026', user: 'a@example.org', appname: 'OpenAI ChatGPT', appclass: 'AI & ML Applications', dlpdictnames: 'Credit Cards|Names', dlpenginenames: 'PCI', actiontaken: 'blocked', recordid: '1' };
    const read = one('zscaler', { sourcetype: 'zscalernss-web', event });
    assert.deepEqual([read.decision, read.isExposed, read.findings.map(({ rule }) => rule), read.at?.toISOString()], ['blocked', false, ['dlp:PCI'], '2026-10-01T10:00:00.000Z']);
  });

  it('Netskope: incidents by what their policies did, once however often they are exported; what names no AI tool is passed over', () => {
    const match = (dlp_action: string, dlp_rule_name: string) => ({ dlp_action, dlp_policy: 'p', dlp_profile_name: 'GDPR', dlp_rules: [{ dlp_rule_name }] });
    const incident = (matches: object[], more: object = {}) => ({ _id: 'i', acting_user: 'a@example.org', activity: 'Upload', app: 'ChatGPT', dlp_incident_id: 7, dlp_match_info: matches, timestamp: 1_790_000_000, ...more });
    const read = one('netskope', incident([match('alert', 'Names'), match('block', 'Cards')]));
    assert.deepEqual([read.decision, read.isExposed, read.user?.name, read.findings.map(({ rule }) => rule)], ['blocked', false, 'a@example.org', ['dlp:Names', 'dlp:Cards']]);
    assert.equal(one('netskope', incident([match('alert', 'Names')], { _id: 'j', status: 'resolved' })).key, read.key);
    assert.equal(one('netskope', { ...incident([]), dlp_match_info: undefined, inline_dlp_match_info: [match('alert', 'Names')] }).decision, 'allowed');
    assert.equal(batch('netskope', [incident([match('block', 'x')], { app: 'Amazon S3' }), { alert_type: 'DLP', activity: 'Print', dlp_rule: 'x', user: 'a' }]).passedOver, 2);
  });

  it('what was let through was let through, whatever its reason says', () => {
    const web = (action: string) => one('zscaler', { event: { time: 'Mon Sep 21 09:13:20 2026', login: 'a', appname: 'ChatGPT', dlpeng: 'PCI', action } }).decision;
    for (const action of ['Allowed', 'Allow due to insufficient app data', 'Allowed - content not blocked', 'Allowed, quarantine failed', 'Not blocked', 'unblocked', 'Bypassed']) assert.equal(web(action), 'allowed', action);
    for (const action of ['Blocked', 'Not allowed', 'disallowed', 'Drop/Reset', 'Quarantined']) assert.equal(web(action), 'blocked', action);
    for (const action of ['Cautioned', 'confirm_allow', 'Allowed after caution', 'allow with justification']) assert.equal(web(action), 'warned', action);
    assert.equal(one('zscaler', { sourcetype: 'zscalernss-edlp', event: { datetime: 'Mon Sep 21 09:13:20 2026', user: 'a', actiontaken: 'allow', expectedaction: 'block', dlpenginenames: 'PCI', itemdstname: 'chatgpt.com', dsttype: 'web' } }).decision, 'allowed');
    assert.equal(batch('zscaler', [{ event: { login: 'a', appname: 'ChatGPT', dlpeng: 'None', rulename: 'Block by category', action: 'Blocked' } }]).passedOver, 1, 'traffic in which nothing matched');
  });

  it('Zscaler: lines of names and values, CEF and LEEF, as its feeds write them by default', () => {
    const lines = [
      '2026-09-21 14:13:20\treason=Allowed\tevent_id=7105318486843170817\tprotocol=HTTPS\taction=Allowed\turlcategory=AI and ML Applications\tuser=a@example.org\thostname=chatgpt.com\tdlpengine=PCI\tdlpdictionaries=Cards',
      'Sep 21 14:13:20 nss CEF:0|Zscaler|NSSWeblog|6.1|Allowed|Allowed|3|act=Allowed cat=AI and ML Applications dhost=chatgpt.com suser=a@example.org rt=Sep 21 2026 14:13:20 externalId=7105318486843170817 cs5=PCI cs5Label=dlpeng cs4=Chat GPT cs4Label=appname',
      'LEEF:1.0|Zscaler|NSS|4.1|Allowed|cat=Allowed\tdevTime=Sep 21 2026 14:13:20 GMT\tusrName=a@example.org\turl=chatgpt.com/x\trecordid=7105318486843170817\tdlpeng=PCI\tappname=ChatGPT',
    ];
    const read = lines.map((line) => one('zscaler', line));
    for (const { at, user, decision, findings } of read) assert.deepEqual([at?.getTime(), user?.name, decision, findings[0]!.rule], [1_790_000_000_000, 'a@example.org', 'allowed', 'dlp:PCI']);
    assert.equal(new Set(read.map(({ key }) => key)).size, 1);
    assert.deepEqual(batch('zscaler', ['a=1 b=2', 'nothing\tof\tthe\tkind', 'CEF:0|x']).mistakes.map(({ code }) => code), ['not-json', 'not-json', 'not-json']);
    assert.deepEqual(batch('litellm', [lines[0]]).mistakes.map(({ code }) => code), ['not-json']);
    const from = process.cpuUsage();
    for (const hostile of [`${'2026-09-21T14:13:20'.repeat(3_000)} x\ta=1\tb=2\tc=3\td=4`, `${'CEF:1|'.repeat(10_000)}a=1`, `CEF:1${'|'.repeat(9)}${'a '.repeat(30_000)}=`, `${'not '.repeat(15_000)}\tuser=a\taction=${'no_'.repeat(9_000)}\turl=x\tdlpeng=y`]) batch('zscaler', [hostile]);
    assert.ok(process.cpuUsage(from).user < 2_000_000, 'lines that are made to be slow');
  });

  it('Purview: as Microsoft Graph and the tables of Sentinel hand it over', () => {
    const event = { AppHost: 'Word', AccessedResources: [{ Status: 'failure', PolicyDetails: [{ PolicyName: 'p', Rules: [{ RuleName: 'r' }] }] }] };
    const record = { Id: 'i', Operation: 'CopilotInteraction', CreationTime: '2026-09-21T14:13:20', UserId: 'a@example.org', CopilotEventData: event };
    const [plain, ...others] = [record, { id: 'i', createdDateTime: '2026-09-21T14:13:20Z', operation: 'CopilotInteraction', userPrincipalName: 'a@example.org', auditData: { CopilotEventData: event } }, { RecordId: 'i', RecordType: 'CopilotInteraction', TimeGenerated: '2026-09-21T14:13:20Z', ActorName: 'a@example.org', AppHost: 'Word', LLMEventData: JSON.stringify({ AccessedResources: event.AccessedResources }) }].map((each) => one('purview', each));
    for (const other of others) assert.deepEqual({ ...other, line: 0 }, { ...plain, line: 0 });
  });

  it('OCSF 2006: with the text of the prompt where the profile brings one, and never the match itself', () => {
    const typed = secret();
    const read = one('ocsf', { class_uid: 2006, time: 1_790_000_000_000, action_id: 1, metadata: { uid: 'm', product: { name: 'Guard' } }, actor: { user: { email_addr: 'a@example.org' } }, data_security: { policy: { name: typed }, pattern_match: typed }, ai_model: { name: 'gpt' }, message_context: { prompt_text: `key ${typed}`, response_text: 'ok', application: { name: 'ChatGPT' } } });
    assert.deepEqual([read.isExposed, read.tool, read.model], [true, 'ChatGPT', 'gpt']);
    assert.ok(!JSON.stringify(read).includes(typed));
    assert.equal(batch('ocsf', [{ class_uid: 4001 }, { class_uid: 2006 }]).passedOver, 2);
    const answered = one('ocsf', { class_uid: 2006, time: 1_790_000_000_000, action_id: 1, data_security: { policy: { name: 'Keys' } }, ai_model: { name: 'gpt' }, message_context: { response_text: 'ok' } });
    assert.deepEqual([answered.isExposed, answered.findings.map(({ side, rule }) => `${side} ${rule}`)], [false, ['assistant dlp:Keys']], 'a match in an answer is nobody’s exposure');
    const decided = (more: object) => one('ocsf', { class_uid: '2006', time: '1790000000000', ai_model: { name: 'gpt' }, ...more }).decision;
    assert.deepEqual([decided({ action_id: '1' }), decided({ action_id: 2 }), decided({ action_id: 0, disposition_id: 2 }), decided({ action_id: 99, disposition_id: '3' }), decided({ action: 'Other', disposition: 'Blocked' }), decided({})], ['allowed', 'blocked', 'blocked', 'blocked', 'blocked', null]);
  });
});

describe('a record within what a collector wrote around it', () => {
  it('is the record, as an object or as a text', () => {
    const record = { type: 'request', event_id: 'e', user_id: 7, '@timestamp': 1_790_000_000_000, body: JSON.stringify({ messages: [{ role: 'system', content: secret() }, { role: 'user', content: secret() }] }) };
    for (const around of [{ time: 1, sourcetype: 'x', event: record }, { preview: false, result: { _raw: JSON.stringify(record) } }, { '@timestamp': 'x', message: JSON.stringify(record) }, { event: { original: JSON.stringify(record) } }]) {
      const read = one('copilot', around);
      assert.deepEqual([read.key, read.user?.name, read.isExposed, read.findings.map(({ side }) => side)], [one('copilot', record).key, '7', true, ['user', 'system']], JSON.stringify(around).slice(0, 60));
    }
    assert.equal(batch('copilot', [{ event: { nothing: 1 } }, { event: 'x' }, { message: '{' }]).mistakes.length, 3);
    assert.equal(batch('ocsf', [{ Records: [{ class_uid: 4001 }, { class_uid: 4001 }] }]).passedOver, 2);
  });

  it('is told by its key who speaks, where a part has no type', () => {
    const parts = (key: string) => one('litellm', { id: key, model: 'm', messages: [{ role: 'user', parts: [{ [key]: { response: { out: secret() } } }] }] }).findings.map(({ side }) => side);
    assert.deepEqual([parts('functionResponse'), parts('toolResult'), parts('functionCall'), parts('text')], [['tool'], ['tool'], ['assistant'], ['user']]);
  });
});

describe('a page of an API', () => {
  it('is the records in it, each with its own findings and its own name', () => {
    const log = (id: number, role: string) => ({ request_id: `r${id}`, call_type: 'acompletion', startTime: 1_790_000_000, model: 'm', messages: [{ role, content: secret() }] });
    const { kept, passedOver, mistakes } = batch('litellm', [{ data: [log(1, 'user'), log(2, 'system'), { nothing: 1 }, null, log(1, 'user')], total: 5 }]);
    assert.deepEqual(kept.map((each) => [each.isExposed, found(each)]), [[true, ['user data[0].messages[0].content']], [false, ['system data[1].messages[0].content']], [true, ['user data[4].messages[0].content']]]);
    assert.deepEqual([new Set(kept.map(({ key }) => key)).size, passedOver, mistakes.map(({ code }) => code)], [2, 0, ['not-a-record', 'not-a-record']]);
    const alert = { alert_type: 'DLP', timestamp: 1_790_000_000, user: 'a@example.org', app: 'ChatGPT', dlp_rule: 'r', _id: 'x' };
    const page = batch('netskope', [{ ok: 1, result: [alert, { ...alert, app: 'Dropbox', _id: 'y' }] }]);
    assert.deepEqual([page.kept.length, page.passedOver, page.mistakes.length], [1, 1, 0]);
    // The same record is the same, on a page or alone.
    assert.equal(page.kept[0]!.key, one('netskope', alert).key);
  });

  it('that is longer than any vendor gives is refused before it is read', () => {
    const from = process.cpuUsage();
    assert.deepEqual(batch('litellm', [`{"data":[${'{"id":1},'.repeat(800_000)}1]}`]).mistakes, [{ line: 1, code: 'too-long' }]);
    assert.equal(batch('litellm', [`{"data":[${'{"id":1},'.repeat(19_999)}1]}`]).kept.length, 19_999);
    assert.ok(process.cpuUsage(from).user < 5_000_000);
  });

  it('that holds no record of the format is one mistake', () => {
    for (const page of [{ data: [] }, { data: [1, null, {}] }, { data: 'x' }, { data: {} }, { __proto__: null, value: [[]] }]) assert.deepEqual(batch('netskope', [page]).mistakes.length, 1, JSON.stringify(page));
  });
});

describe('bad records', () => {
  it('are each a mistake, and the others are read', () => {
    const good = { id: '1', model: 'm', messages: [], startTime: 1_790_000_000 };
    const { kept, mistakes } = batch('litellm', [good, '{"id":', '[1,2]', '"text"', 'null', '{"id":"2","model":"m","startTime":"yesterday"}', '{"id":"3\u0000"}', { ...good, id: '4' }]);
    assert.deepEqual(mistakes.map(({ line, code }) => [line, code]), [[2, 'not-json'], [3, 'not-a-record'], [4, 'not-a-record'], [5, 'not-a-record'], [6, 'no-time'], [7, 'not-json']]);
    assert.deepEqual(kept.map(({ line }) => line), [1, 8]);
  });

  it('are told apart by numbers with more digits than a computer counts exactly', () => {
    const alert = (id: string, user: string) => `{"alert_type":"DLP","timestamp":1790000000,"user":${user},"app":"ChatGPT","dlp_rule":"r","dlp_incident_id":${id}}`;
    const { kept } = batch('netskope', [alert('7105318486843170817', '9007199254740992'), alert('7105318486843170818', '9007199254740993'), alert('7105318486843170817', '9007199254740992')]);
    assert.deepEqual([new Set(kept.map(({ key }) => key)).size, kept.map(({ user }) => user?.name)], [2, ['9007199254740992', '9007199254740993', '9007199254740992']]);
    assert.equal(one('litellm', `{"id":"x","model":"m","startTime":1790000000000000000,"n":${'['.repeat(50_000)}12345678901234567890${']'.repeat(50_000)}}`).at?.getTime(), 1_790_000_000_000);
  });

  it('break nothing by depth, size of numbers, keys that come twice, prototypes or zero bytes', () => {
    const deep = `{"id":"d","model":"m","messages":[{"role":"user","content":${'['.repeat(50_000)}"${secret()}"${']'.repeat(50_000)}}]}`;
    assert.equal(one('litellm', deep).isExposed, true);
    const deeper = `{"id":"e","model":"m","messages":${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}}`;
    assert.equal(batch('litellm', [deeper]).mistakes[0]?.code, 'not-json');
    const within = one('copilot', { type: 'request', event_id: 'w', body: deeper });
    assert.equal(within.isExposed, false);
    const odd = one('litellm', `{"id":1e999,"id":"o","model":"a\\u0000b\\ud800","startTime":null,"__proto__":{"role":"user"},"messages":[{"role":"system","role":"user","content":"${secret()}"}]}`);
    assert.deepEqual([odd.isExposed, odd.model, odd.at], [true, 'ab\ufffd', null]);
    assert.equal(batch('litellm', ['{"id":"h","startTime":1e400}']).mistakes[0]?.code, 'no-time');
  });
});

describe('readTime', () => {
  it('reads what products write, and nothing else', () => {
    const at = '2026-09-21T14:13:20.000Z';
    for (const written of [1_790_000_000, 1_790_000_000_000, 1_790_000_000_000_000, '1790000000000000000', '1790000000', '2026-09-21T14:13:20Z', '2026-09-21 14:13:20', '2026-09-21T16:13:20.000+02:00', '2026-09-21 14:13:20.000+00', '2026-09-21T16:13:20+02', '2026/09/21 14:13:20', '20260921T141320Z', '2026-09-21 14:13:20 UTC', '2026-09-21 14:13:20 +0000 UTC', '21/Sep/2026:16:13:20 +0200', 'Mon Sep 21 10:13:20 2026 EDT', 'Monday, September 21, 2026 2:13:20 PM', 'Mon, 21 Sep 2026 14:13:20 GMT', '09/21/2026 14:13:20', '9/21/2026 2:13:20 PM', '9/21/2026, 2:13:20\u202fPM', '21/09/2026 14:13:20', '21.09.2026 14:13:20']) assert.equal(readTime(written)?.toISOString(), at, String(written));
    for (const wrong of [Number.NaN, Infinity, -1, 'yesterday', '', '2026', {}, true, '9'.repeat(30), '2026-13-45T99:99:99Z', '2026-02-30T10:00:00Z', '2026-13-01', '09/08/2026 14:13:20', '13/13/2026 10:00', '09/21/2026 14:13:20 PM', '31.02.2026', '21/Foo/2026:16:13:20 +0200']) assert.equal(readTime(wrong), undefined, JSON.stringify(wrong));
    assert.equal(readTime('9/8/2026 12:05 AM')?.toISOString(), '2026-09-08T00:05:00.000Z');
    assert.equal(readTime('2026-09-21')?.toISOString(), '2026-09-21T00:00:00.000Z');
    assert.equal(readTime('2026-06-30T23:59:60Z')?.toISOString(), '2026-06-30T23:59:59.000Z', 'a leap second');
  });
});
