// Who wrote a text of a conversation: the role nearest around it says, in the shapes that providers and OpenTelemetry use.
import type { Side } from '../../schemas.ts';
import { readJson } from '../read-json.ts';
import { at, isObject, listOf, type Path } from './interaction.ts';
import { field } from './otlp-values.ts';

const BY_ROLE: Readonly<Record<string, Side>> = { user: 'user', human: 'user', assistant: 'assistant', model: 'assistant', ai: 'assistant', bot: 'assistant', tool: 'tool', function: 'tool', ipython: 'tool', system: 'system', developer: 'system' };
const BY_PART: Readonly<Record<string, Side>> = { tool_result: 'tool', 'tool-result': 'tool', tool_call_response: 'tool', function_call_output: 'tool', tool_use: 'assistant', 'tool-call': 'assistant', tool_call: 'assistant', function_call: 'assistant', human: 'user', ai: 'assistant', system: 'system' };

/** Parts that are named by their key instead of a type, as Gemini and Bedrock have them. */
const BY_KEY: Readonly<Record<string, Side>> = { functionResponse: 'tool', function_response: 'tool', toolResult: 'tool', functionCall: 'assistant', function_call: 'assistant', toolUse: 'assistant' };
/** Beside the messages instead of among them, as Anthropic, Gemini and the Vercel SDK have it. */
const SYSTEM_KEYS: ReadonlySet<string> = new Set(['system', 'system_instruction', 'systemInstruction', 'instructions']);

/** A field of an object, also of one that OpenTelemetry wrote as a list of keys and values. */
const fieldOf = (value: unknown, name: string): string | undefined => {
  const plain = at(value, name);
  if (typeof plain === 'string') return plain.toLowerCase();
  const pairs = listOf(at(field(value, 'kvlistValue'), 'values'));
  const text = field(at(pairs.find((pair) => at(pair, 'key') === name), 'value'), 'stringValue');
  return typeof text === 'string' ? text.toLowerCase() : undefined;
};

const own = (table: Readonly<Record<string, Side>>, name: string | undefined): Side | undefined => (name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined);

// A long body with many findings in it is parsed once.
const texts = new WeakMap<object, Map<string, unknown>>();
const parsed = (document: unknown, text: string): unknown => {
  if (typeof document !== 'object' || document === null) return undefined;
  const known = texts.get(document) ?? new Map<string, unknown>();
  texts.set(document, known);
  if (!known.has(text)) known.set(text, readJson(text)?.value);
  return known.get(text);
};

/** `otherwise` where nothing on the way down has a role. */
export const sideByRole = (document: unknown, path: Path, otherwise: Side): Side => {
  let [here, side]: [unknown, Side] = [document, otherwise];
  for (const key of path) {
    if (typeof here === 'string') here = parsed(document, here);
    if (isObject(here)) side = own(BY_PART, fieldOf(here, 'type')) ?? own(BY_ROLE, fieldOf(here, 'role')) ?? side;
    if (isObject(here) && typeof key === 'string') side = SYSTEM_KEYS.has(key) ? 'system' : (own(BY_KEY, key) ?? side);
    here = at(here, key);
  }
  if (isObject(here)) side = own(BY_PART, fieldOf(here, 'type')) ?? own(BY_ROLE, fieldOf(here, 'role')) ?? side;
  return side;
};
