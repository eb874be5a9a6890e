// OTLP/HTTP as JSON: spans and log records of the GenAI dialects, old and new, of the Vercel AI SDK, OpenInference, and the events of Claude Code and its like.
import type { Side } from '../../schemas.ts';
import { type Adapter, at, hasText, isObject, listOf, named, type Path, type ReadInteraction } from './interaction.ts';
import { attribute, attributesOf, field, snake, textIn, valueOf } from './otlp-values.ts';
import { sideByRole } from './side-by-role.ts';

const SIDES: readonly (readonly [RegExp, Side])[] = [
  [/^(gen_ai\.(prompt|input\.messages|request\.messages)|gen_ai\.prompt\.\d+\.content|ai\.prompt(\.messages|\.prompt)?|ai\.(value|values)|prompt|user_prompt|input\.value|llm\.prompts\.\d+\.(content|user)|llm\.input_messages\.\d+\.message\..+|traceloop\.entity\.input|request_data|events|all_messages_events|pydantic_ai\.all_messages|langfuse\.observation\.input|mlflow\.spanInputs)$/, 'user'],
  [/^(gen_ai\.(completion|output\.messages)|gen_ai\.completion\.\d+\..+|ai\.response\.(text|object|toolCalls|reasoning)|ai\.toolCall\.args|gen_ai\.tool\.call\.arguments|output\.value|llm\.completions\.\d+\.content|llm\.output_messages\.\d+\.message\..+|traceloop\.entity\.output|response_data|final_result|langfuse\.observation\.output|mlflow\.spanOutputs)$/, 'assistant'],
  [/^(ai\.toolCall\.result|gen_ai\.tool\.call\.result|tool_parameters|tool_input|tool_result)$/, 'tool'],
  [/^(gen_ai\.system_instructions|ai\.prompt\.system)$/, 'system'],
];
const EVENTS: ReadonlyMap<string, Side> = new Map(Object.entries({ 'gen_ai.user.message': 'user', 'gen_ai.system.message': 'system', 'gen_ai.assistant.message': 'assistant', 'gen_ai.tool.message': 'tool', 'gen_ai.choice': 'assistant', 'gen_ai.content.prompt': 'user', 'gen_ai.content.completion': 'assistant' } as const));
/** Where a span's or a log's event keeps the text of its own message. */
const OWN_TEXT: ReadonlySet<string> = new Set(['content', 'gen_ai.event.content']);
const CALLS = /^(chat|text_completion|completion|generate_content|embeddings|responses?|message)$/;
const DETAILS = 'gen_ai.client.inference.operation.details';
const MAIL = ['user.email', 'enduser.email', 'ai.telemetry.metadata.email', 'ai.telemetry.metadata.userEmail', 'gen_ai.user.email'];
const USER = ['enduser.id', 'user.name', 'gen_ai.user.id', 'ai.telemetry.metadata.userId', 'langfuse.user.id', 'user.account_uuid', 'user.id'];

type Around = { document: unknown; path: Path; attributes: ReadonlyMap<string, unknown>; resource: ReadonlyMap<string, unknown> };

const sideOfKey = (key: string): Side | undefined => SIDES.find(([names]) => names.test(key))?.[1];
const eventName = (record: unknown, attributes: ReadonlyMap<string, unknown>): string => {
  const body = valueOf(at(record, 'body'));
  const said = field(record, 'eventName') ?? at(record, 'name') ?? attributes.get('event.name') ?? (typeof body === 'string' ? body : '');
  return typeof said === 'string' ? said : '';
};

/** An attribute's side is told by its name, or by the role that stands beside it in a flat dialect; the body's by the event. */
const sideIn = (document: unknown, root: Path, path: Path): Side => {
  if (root.some((key, index) => path[index] !== key)) return 'record';
  for (let depth = root.length; depth < path.length; depth += 1) {
    const holder = at(document, ...path.slice(0, depth));
    if (path[depth] === 'body') return sideByRole(document, path, EVENTS.get(eventName(holder, attributesOf(holder))) ?? 'record');
    if (path[depth] !== 'attributes') continue;
    const key = at(holder, 'attributes', path[depth + 1] ?? -1, 'key');
    if (typeof key !== 'string') return 'record';
    const attributes = attributesOf(holder);
    const flat = /^(gen_ai\.(?:prompt|completion)\.\d+|llm\.(?:prompts|completions)\.\d+|llm\.(?:input|output)_messages\.\d+\.message)\./.exec(key)?.[1];
    const role = flat === undefined ? undefined : attributes.get(`${flat}.role`);
    if (typeof role === 'string') return sideByRole({ role, text: '' }, ['text'], sideOfKey(key) ?? 'record');
    const own = sideOfKey(key) ?? (OWN_TEXT.has(key) ? EVENTS.get(eventName(holder, attributes)) : undefined);
    return own === undefined ? 'record' : sideByRole(document, path, own);
  }
  return 'record';
};

/** What programs hand on about whose request it is stands under a prefix of each library's own: Traceloop's association, LangSmith's and Vercel's metadata. */
const HANDED_ON = [/(?:^|[._])user[._]?e?mail$/i, /(?:^|[._])user[._]?(?:id|login|name)$/i];
const handedOn = (maps: readonly ReadonlyMap<string, unknown>[]): string | null => attribute(maps, ...HANDED_ON.flatMap((asked) => maps.flatMap((map) => [...map.keys()].filter((key) => asked.test(key)))));

/** A mail address before any other name; else what is said of the call itself before what is said of the service around it. */
const userOf = (maps: readonly ReadonlyMap<string, unknown>[]) => named(attribute(maps, ...MAIL) ?? maps.map((map) => attribute([map], ...USER) ?? handedOn([map])).find((name) => name !== null) ?? null);

const interactionOf = ({ document, path, attributes, resource }: Around, more: Pick<ReadInteraction, 'id' | 'time' | 'isScanned'> & Partial<ReadInteraction>): ReadInteraction => ({
  root: path,
  user: userOf([attributes, resource]),
  tool: attribute([attributes, resource], 'gen_ai.provider.name', 'gen_ai.system', 'ai.model.provider', 'llm.provider', 'llm.system', 'service.name'),
  model: attribute([attributes], 'gen_ai.request.model', 'ai.model.id', 'gen_ai.response.model', 'llm.model_name', 'langfuse.observation.model.name', 'mlflow.llm.model', 'model'),
  decision: null,
  rules: [],
  sideOf: (asked) => sideIn(document, path, asked),
  ...more,
});

/** One call by its trace and span. Span and event of it, and what comes twice, are one; where one of them has the prompt, that one counts. */
const asCall = (trace: string, span: string, isScanned: boolean): Pick<ReadInteraction, 'id' | 'isScanned' | 'covers' | 'yieldsTo'> => {
  const call = `${trace}:${span}`;
  return isScanned ? { id: `span:${call}`, isScanned, covers: `call:${call}` } : { id: `bare:${call}`, isScanned, yieldsTo: `call:${call}` };
};

const isPrompt = ([key, value]: readonly [string, unknown]): boolean => sideOfKey(key) === 'user' && hasText(value);

/** OpenInference, Langfuse and MLflow name the kind of every span, and only one kind is a call; MLflow as JSON. */
const callOf = (attributes: ReadonlyMap<string, unknown>): string | null =>
  attribute([attributes], 'gen_ai.operation.name', 'llm.request.type') ?? attribute([attributes], 'openinference.span.kind', 'langfuse.observation.type', 'mlflow.spanType')?.replace(/^"?(LLM|CHAT_MODEL|generation)"?$/, 'chat') ?? null;

const isClaudeCode = (prefix: string | undefined): boolean => (prefix ?? 'claude_code') === 'claude_code';
const sessionOf = (session: string | null): string | null => (session === null ? null : `session:${session}`);
/** One question of a session by its text, or by its length where texts are not exported; as a key, so that no text is kept. */
const questionOf = (session: string | null, text: unknown, length: string | null): string | null => (session === null ? null : `question:${session}:${hasText(text) ? `=${String(text).trim()}` : (length ?? '')}`);

/**
 * Claude Code's spans: the question, and within it every request and every tool. Nothing names one question in both its logs and
 * its traces, but the session does, and its text. A question is logged when it is asked and its span sent when it is over, so the
 * log is there first, and speaks for the session; where spans came first, a log yields to the one with its text until one does not.
 */
const ofClaudeCode = (around: Around, span: unknown, name: string): ReadInteraction[] => {
  if (name !== 'claude_code.interaction') return [];
  const { attributes, resource } = around;
  const session = attribute([attributes, resource], 'session.id');
  const text = attributes.get('user_prompt');
  const covers = questionOf(session, text, attribute([attributes], 'user_prompt_length'));
  return [interactionOf(around, { id: `span:${textIn(span, 'traceId')}:${textIn(span, 'spanId')}`, time: field(span, 'startTimeUnixNano'), tool: 'Claude Code', isScanned: hasText(text), covers, yieldsTo: sessionOf(session) })];
};

/** Which span is the call. The Vercel SDK writes a span around the calls of one question; Anthropic's platform one under the span of the SDK that asked. */
const ownSpan = ({ attributes, resource }: Around, span: unknown): string => {
  const isInner = /\.do[A-Z]/.test(attribute([attributes], 'ai.operationId') ?? '');
  const isOtherEnd = /^(2|SPAN_KIND_SERVER)$/.test(textIn(span, 'kind')) && attribute([resource], 'service.name') === 'claude-platform';
  return (isInner || isOtherEnd ? textIn(span, 'parentSpanId') : '') || textIn(span, 'spanId');
};

const ofSpan = (around: Around, span: unknown): ReadInteraction[] => {
  const { attributes } = around;
  const spanName = at(span, 'name');
  if (typeof spanName === 'string' && spanName.startsWith('claude_code.')) return ofClaudeCode(around, span, spanName);
  const operation = attribute([attributes], 'ai.operationId');
  const call = callOf(attributes);
  const events = listOf(at(span, 'events'));
  if (operation === null && (call === null ? attribute([attributes], 'gen_ai.request.model', 'gen_ai.system', 'gen_ai.provider.name') === null : !CALLS.test(call))) return [];
  if (operation !== null && /toolCall/.test(operation)) return [];
  const own = ownSpan(around, span);
  const hasEvent = events.some((event) => EVENTS.get(eventName(event, attributesOf(event))) === 'user' || [...attributesOf(event)].some(isPrompt));
  const isScanned = hasEvent || [...attributes].some(isPrompt);
  return [interactionOf(around, { time: field(span, 'startTimeUnixNano'), ...(own === '' ? { id: null, isScanned } : asCall(textIn(span, 'traceId'), own, isScanned)) })];
};

const ofLog = (around: Around, record: unknown): ReadInteraction[] => {
  const { attributes } = around;
  const name = eventName(record, attributes);
  const time = [field(record, 'timeUnixNano'), attributes.get('event.timestamp'), field(record, 'observedTimeUnixNano')].find((each) => each !== undefined && each !== '0' && each !== 0 && each !== '');
  const asked = /^(?:([a-z][\w-]{0,40})\.)?user_prompt$/.exec(name);
  if (asked !== null) {
    const session = attribute([attributes], 'session.id');
    const number = attribute([attributes], 'prompt.id', 'event.sequence');
    const toldBySpan = questionOf(session, attributes.get('prompt'), attribute([attributes], 'prompt_length'));
    const ofClaude = isClaudeCode(asked[1]) && { tool: 'Claude Code', covers: sessionOf(session), yieldsTo: toldBySpan, unless: sessionOf(session) };
    return [interactionOf(around, { id: session === null || number === null ? null : `prompt:${session}:${number}`, time, ...ofClaude, isScanned: hasText(attributes.get('prompt')) })];
  }
  if (name !== DETAILS && EVENTS.get(name) !== 'user') return [];
  const isScanned = name !== DETAILS || [...attributes].some(isPrompt);
  const span = textIn(record, 'spanId');
  return [interactionOf(around, { time, ...(/[1-9a-f]/i.test(span) ? asCall(textIn(record, 'traceId'), span, isScanned) : { id: null, isScanned }) })];
};

const KINDS = [
  ['resourceSpans', 'scopeSpans', 'spans', ofSpan],
  ['resourceLogs', 'scopeLogs', 'logRecords', ofLog],
] as const;

export const readOtlp: Adapter = (document) => {
  if (!isObject(document) || !['resourceSpans', 'resourceLogs', 'resourceMetrics'].some((name) => Array.isArray(field(document, name)))) return undefined;
  const found: ReadInteraction[] = [];
  const nameIn = (value: unknown, name: string): string => (at(value, name) === undefined ? snake(name) : name);
  for (const [resources, scopes, records, read] of KINDS) {
    const all = nameIn(document, resources);
    listOf(document[all]).forEach((resource, r) => {
      const about = attributesOf(at(resource, 'resource'));
      const within = nameIn(resource, scopes);
      listOf(at(resource, within)).forEach((scope, s) => {
        const each = nameIn(scope, records);
        listOf(at(scope, each)).forEach((record, n) => {
          found.push(...read({ document, path: [all, r, within, s, each, n], attributes: attributesOf(record), resource: about }, record));
        });
      });
    });
  }
  return found;
};
