// LiteLLM's StandardLoggingPayload, from its generic API, S3 or a file (docs.litellm.ai/docs/proxy/logging_spec), and rows of its spend logs.
import { readJson } from '../read-json.ts';
import { type Adapter, hasText, isObject, type Json, listOf, named, type Path, textAt } from './interaction.ts';
import { sideByRole } from './side-by-role.ts';

const CONTENT = { messages: 'user', input: 'user', prompt: 'user', response: 'assistant' } as const;
const hasContent = (key: unknown): key is keyof typeof CONTENT => typeof key === 'string' && Object.hasOwn(CONTENT, key);

/** What a request that a spend log keeps has of its person's: chat, responses, completions, Gemini, rerank. */
const SENT = /^(messages|input|prompt|contents|query|documents|system|instructions)$/;

/** Rows of the spend logs come with their JSON as texts, where a database or a CSV wrote them out. */
const opened = (value: unknown): unknown => (typeof value === 'string' && /^\s*[{[]/.test(value) ? (readJson(value)?.value ?? value) : value);

/** Messages whose texts were all taken out, as `turn_off_message_logging` does, were not looked at. */
const isSaid = (messages: unknown): boolean => (Array.isArray(messages) ? messages.some((message) => hasText(isObject(message) ? (message['content'] ?? message['parts']) : message)) : hasText(messages));

/** The body of the request, which stands in a spend log alone or in the request around it. */
const requestIn = (log: Json): unknown => {
  const request = opened(log['proxy_server_request']);
  return isObject(request) && isObject(request['body']) ? request['body'] : request;
};
const isAsked = (request: unknown): boolean => isObject(request) && Object.entries(request).some(([key, value]) => SENT.test(key) && isSaid(value));

/** A guardrail before the call let nothing through; one beside it or behind it came too late. Its words changed once: blocked, guardrail_intervened. */
const isStopped = (log: Json): boolean => {
  if (textAt(log, 'status') !== 'failure') return false;
  const { guardrail_information: told } = log;
  return (Array.isArray(told) ? listOf(told) : [told]).some((each) => /^(blocked|guardrail_intervened)$/.test(textAt(each, 'guardrail_status') ?? '') && [isObject(each) ? each['guardrail_mode'] : null].flat().includes('pre_call'));
};

/** Everything outside of messages, request and response is the record: guardrail_information once held bearer tokens (BerriAI/litellm#20240). */
export const readLitellm: Adapter = (document) => {
  if (!isObject(document)) return undefined;
  // Callbacks wrap it.
  const root = isObject(document['standard_logging_object']) ? ['standard_logging_object'] : [];
  const log = root.length === 0 ? document : (document['standard_logging_object'] as Json);
  if (textAt(log, 'id', 'call_type', 'model', 'litellm_call_id') === null) return undefined;
  const about = { ...log, metadata: opened(log['metadata']) };
  return [
    {
      root,
      id: textAt(log, 'id', 'request_id', 'litellm_call_id'),
      time: log['startTime'] ?? log['start_time'] ?? log['endTime'],
      user: named(textAt(about, ['metadata', 'user_api_key_user_email'], 'end_user', ['metadata', 'user_api_key_end_user_id'], ['metadata', 'user_api_key_user_id'], 'user', ['metadata', 'user_api_key_alias'])),
      tool: textAt(log, 'custom_llm_provider', 'api_base'),
      model: textAt(log, 'model', 'model_group'),
      decision: isStopped(log) ? 'blocked' : null,
      isScanned: isSaid(opened(log['messages'])) || hasText(log['input']) || hasText(log['prompt']) || isAsked(requestIn(log)),
      rules: [],
      sideOf: (path) => sideIn(document, path, root.length),
    },
  ];
};

/** LiteLLM names its own keys by their SHA-256, under names that speak of keys. */
const isHashOfKey = (document: unknown, path: Path): boolean => {
  const name = path.findLast((key) => typeof key === 'string');
  return typeof name === 'string' && /^(user_)?api_key(_hash)?$/.test(name) && /^[0-9a-f]{64}$/.test(textAt(document, path) ?? '');
};

const sideIn = (document: unknown, path: Path, at: number) => {
  if (isHashOfKey(document, path)) return null;
  const key = path[at];
  if (hasContent(key)) return sideByRole(document, path, CONTENT[key]);
  // What Anthropic and OpenAI's responses take beside the messages.
  if (key === 'model_parameters' && /^(system|instructions)$/.test(String(path[at + 1]))) return 'system';
  if (key !== 'proxy_server_request') return 'record';
  const name = path[at + 1] === 'body' ? path[at + 2] : path[at + 1];
  return typeof name === 'string' && SENT.test(name) ? sideByRole(document, path, 'user') : 'record';
};
