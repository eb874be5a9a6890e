// The classes of alert: which text, in which place, is worth whose attention. Sources: OWASP Top 10 for LLM Applications 2025, CWE 4.x, CodeQL's js/system-prompt-injection.
import type { Kind, Place } from './kinds.ts';

export type Level = 'high' | 'medium' | 'low' | 'note';
export type AlertRule = { readonly id: string; readonly title: string; readonly help: string; readonly cwe: string; readonly source: string };

const LLM01 = 'https://genai.owasp.org/llmrisk/llm01-prompt-injection/';
const LLM05 = 'https://genai.owasp.org/llmrisk/llm052025-improper-output-handling/';
const LLM02 = 'https://genai.owasp.org/llmrisk/llm022025-sensitive-information-disclosure/';
const LLM07 = 'https://genai.owasp.org/llmrisk/llm072025-system-prompt-leakage/';
const LLM06 = 'https://genai.owasp.org/llmrisk/llm062025-excessive-agency/';

const FIXES: Readonly<Record<Exclude<Place, 'system' | 'prompt' | 'program'>, { what: string; cwe: string; fix: string }>> = {
  code: { what: 'is run as code', cwe: 'CWE-94', fix: 'Let the model choose among functions you wrote, or parse the answer as data (ast.literal_eval, JSON with a schema).' },
  shell: { what: 'reaches a shell or chooses a program', cwe: 'CWE-78', fix: 'Run a fixed program with a list of arguments and no shell, after comparing the value with the ones you allow.' },
  sql: { what: 'is run as SQL', cwe: 'CWE-89', fix: 'Write the statement yourself and bind the values; if the model must write queries, run them with a role that can only read what the asker may read.' },
  html: { what: 'is shown as HTML', cwe: 'CWE-79', fix: 'Show it as text, or clean it (DOMPurify, bleach) as the last step before it is shown.' },
  path: { what: 'names a file', cwe: 'CWE-22', fix: 'Resolve the path and check that it lies in the folder you mean, or take the base name only.' },
  url: { what: 'names an address that the server calls', cwe: 'CWE-918', fix: 'Compare the host with the ones you allow before you call it.' },
};

const about = (from: 'model-output' | 'tool-input' | 'parameter' | 'request' | 'fetched', place: keyof typeof FIXES): AlertRule => {
  const { what, cwe, fix } = FIXES[place];
  const who = { 'model-output': "A model's answer", 'tool-input': "A tool's input, which a model wrote,", parameter: 'A parameter that callers may fill with model output', request: 'Text of a request', fetched: 'What was fetched or retrieved' }[from];
  const why = from === 'request' ? 'Whoever sends the request writes it.' : from === 'fetched' ? 'Whoever writes the page or document writes it.' : 'Whoever can put text before the model can steer what it writes.';
  return { id: `${from}-to-${place}`, title: `${who} ${what}`, help: `${why} ${fix}`, cwe, source: from === 'tool-input' ? LLM06 : LLM05 };
};

const PLACES = ['code', 'shell', 'sql', 'html', 'path', 'url'] as const;

export const ALERT_RULES: readonly AlertRule[] = [
  { id: 'untrusted-text-in-system-prompt', title: 'Text from outside stands in the system prompt', help: 'The system prompt is where a model looks for its orders. Keep it constant, and hand over what people write as a message with the role user.', cwe: 'CWE-1427', source: LLM01 },
  { id: 'untrusted-text-in-prompt', title: 'Text from outside is joined with instructions in one prompt', help: 'The model cannot tell where your instructions end. Hand the text over as a message of its own or as encoded data, and let nothing depend on the model keeping them apart.', cwe: 'CWE-1427', source: LLM01 },
  ...PLACES.map((place) => about('model-output', place)),
  ...PLACES.filter((place) => place !== 'html').map((place) => about('tool-input', place)),
  about('parameter', 'code'),
  about('parameter', 'shell'),
  ...PLACES.filter((place) => place !== 'html').map((place) => about('request', place)),
  about('fetched', 'code'),
  about('fetched', 'shell'),
  { id: 'secret-in-prompt', title: 'A password or key stands in a prompt', help: 'What stands before a model can be asked out of it. Let a tool use the secret, and tell the model only what the tool answers.', cwe: 'CWE-200', source: LLM07 },
  { id: 'key-in-page', title: 'The key of a model is built into the page', help: 'Variables with this prefix are written into what every visitor loads. Ask the model from a server of yours that holds the key.', cwe: 'CWE-522', source: LLM02 },
  { id: 'unchecked-model-output', title: "A model's answer is parsed, and its shape is not checked", help: 'Parse it with a schema (zod, pydantic), so that a missing or strange field stops here and not three functions later.', cwe: 'CWE-20', source: LLM05 },
];

const isParameter = (kind: Kind): boolean => kind === 'parameter' || kind === 'handed' || kind === 'answer';

/** What is said about text of this kind in this place; nothing when it is no business of this analyser. */
export const judge = (kind: Kind, given: Place, isBuilt: boolean): { id: string; level: Level } | undefined => {
  const place = given === 'program' ? 'shell' : given;
  if (kind === 'secret') return place === 'system' || place === 'prompt' ? { id: 'secret-in-prompt', level: place === 'system' || isBuilt ? 'high' : 'low' } : undefined;
  if (place === 'system') {
    if (kind === 'model') return undefined;
    return { id: 'untrusted-text-in-system-prompt', level: isParameter(kind) ? 'low' : kind === 'tool' || kind === 'operator' ? 'medium' : 'high' };
  }
  if (place === 'prompt') return isBuilt && (kind === 'user' || kind === 'content') ? { id: 'untrusted-text-in-prompt', level: 'medium' } : undefined;
  if (kind === 'model') return { id: `model-output-to-${place}`, level: 'high' };
  if (kind === 'tool' && place !== 'html') return { id: `tool-input-to-${place}`, level: place === 'path' || place === 'url' ? 'medium' : 'high' };
  if (kind === 'answer' && (place === 'code' || place === 'shell' || place === 'sql' || place === 'html')) return { id: `model-output-to-${place}`, level: 'medium' };
  if (kind === 'content' && (place === 'code' || place === 'shell')) return { id: `fetched-to-${place}`, level: 'medium' };
  // A query that is a mere key of a request is asked for by its name alone too often.
  if (kind === 'user' && place !== 'html' && (place !== 'sql' || isBuilt)) return { id: `request-to-${place}`, level: place === 'path' || place === 'url' ? 'medium' : 'high' };
  if (isParameter(kind) && (place === 'code' || place === 'shell')) return { id: `parameter-to-${place}`, level: kind === 'handed' ? 'medium' : 'low' };
  return undefined;
};
