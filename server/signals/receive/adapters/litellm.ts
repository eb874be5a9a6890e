// LiteLLM's StandardLoggingPayload, from its generic API, S3 or a file; fields as docs.litellm.ai/docs/proxy/logging_spec names them.
import { type Adapter, hasText, isObject, named, textAt } from './interaction.ts';
import { sideByRole } from './side-by-role.ts';

const CONTENT = { messages: 'user', input: 'user', prompt: 'user', response: 'assistant' } as const;
const hasContent = (key: unknown): key is keyof typeof CONTENT => typeof key === 'string' && Object.hasOwn(CONTENT, key);

/** Messages whose texts were all taken out, as `turn_off_message_logging` does, were not looked at. */
const isSaid = (messages: unknown): boolean => (Array.isArray(messages) ? messages.some((message) => hasText(isObject(message) ? (message['content'] ?? message['parts']) : message)) : hasText(messages));

/** Everything outside of messages and response is the record: guardrail_information once held bearer tokens (BerriAI/litellm#20240). */
export const readLitellm: Adapter = (document) => {
  if (!isObject(document)) return undefined;
  // Callbacks wrap it.
  const root = isObject(document['standard_logging_object']) ? ['standard_logging_object'] : [];
  const log = root.length === 0 ? document : (document['standard_logging_object'] as Record<string, unknown>);
  if (textAt(log, 'id', 'call_type', 'model', 'litellm_call_id') === null) return undefined;
  return [
    {
      root,
      id: textAt(log, 'id', 'litellm_call_id'),
      time: log['startTime'] ?? log['start_time'] ?? log['endTime'],
      user: named(textAt(log, ['metadata', 'user_api_key_user_email'], 'end_user', ['metadata', 'user_api_key_end_user_id'], ['metadata', 'user_api_key_user_id'], 'user', ['metadata', 'user_api_key_alias'])),
      tool: textAt(log, 'custom_llm_provider', 'api_base'),
      model: textAt(log, 'model', 'model_group'),
      decision: null,
      isScanned: isSaid(log['messages']) || hasText(log['input']) || hasText(log['prompt']),
      rules: [],
      sideOf: (path) => {
        const key = path[root.length];
        return hasContent(key) ? sideByRole(document, path, CONTENT[key]) : 'record';
      },
    },
  ];
};
