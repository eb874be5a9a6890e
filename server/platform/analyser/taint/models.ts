// Calls that ask a model: found by client or by name, listed, their prompts looked at, and their result marked as an answer.
import type { Expression } from '../program.ts';
import { AGENT_MAKER, ASK_NAME, CLIENTS, KEEPS_MESSAGES, LOOSE_METHOD, MODEL_ADDRESS, MODEL_CLASS, MODEL_METHOD, MODEL_NAME, NO_ANSWER_ADDRESS, POSTS, PROMPT_MAKER, PROMPT_SLOT, SYSTEM_MAKER, SYSTEM_ROLE, SYSTEM_SLOT, SYSTEM_VARIABLE, TAKES_PROMPT } from '../rules/clients.ts';
import type { Given } from './call.ts';
import { noteSlots } from './compose.ts';
import type { Engine } from './engine.ts';
import { shaped } from './tools.ts';
import { joinValues, tainted, type Value } from './value.ts';

type Called = { readonly expression: Expression & { is: 'call' }; readonly names: readonly string[]; readonly callee: Value; readonly given: Given };

/** The answer, when this call asks a model. */
export const askModel = (engine: Engine, called: Called): Value | undefined => {
  const provider = providerOf(engine, called);
  if (provider === undefined) return undefined;
  const { expression, given } = called;
  engine.integrations.set(expression.at, { at: expression.at, provider, call: engine.spelled(expression.callee) });
  checkSlots(engine, provider === 'framework' ? { ...given, named: new Map([...given.named].filter(([key]) => !SYSTEM_SLOT.test(key))) } : given, expression);
  const answer = tainted('model', expression.at);
  const schema = ['schema', 'response_format', 'responseFormat', 'response_model', 'output_type', 'text_format', 'output_model'].map((key) => slot(given, key)).find((value) => value !== undefined);
  const hasSchema = schema !== undefined && (schema.fields !== undefined || schema.instance !== undefined);
  if (!hasSchema) return answer;
  const kept = shaped(schema, answer);
  const message: Value = { ...answer, fields: new Map([['message', { ...answer, fields: new Map([['parsed', kept]]) }]]) };
  const parts = ['object', 'parsed', 'output_parsed', 'final_output', 'output', 'data'].map((key) => [key, kept] as const);
  return { ...answer, ...(slot(given, 'response_model') === undefined || schema.instance === undefined ? {} : { instance: schema.instance }), fields: new Map([...parts, ['choices', { ...answer, fields: new Map([['0', message]]) }]]) };
};

const slot = (given: Given, key: string): Value | undefined => given.named.get(key) ?? given.values.map((value) => value.fields?.get(key)).find((value) => value !== undefined);
const keysOf = (given: Given): string[] => [...given.named.keys(), ...given.values.flatMap((value) => [...(value.fields?.keys() ?? [])])];

const providerOf = (engine: Engine, called: Called): string | undefined => {
  const { expression, names, callee, given } = called;
  const keys = keysOf(given);
  const hasSpread = given.spread.length > 0;
  const client = CLIENTS.find(({ calls, needs }) => names.some((name) => calls.test(name)) && (needs === undefined || hasSpread || keys.some((key) => needs.test(key))));
  if (client !== undefined) return client.provider;
  if (isModelAddress(engine, called)) return 'plain HTTP';
  if (callee.isModel === true && callee.made === undefined && expression.callee.is === 'get' && expression.callee.key !== undefined && !MODEL_METHOD.test(expression.callee.key)) return given.values.length + given.named.size > 0 ? 'framework' : undefined;
  if (expression.callee.is === 'get') {
    const { key = '', of } = expression.callee;
    if (!MODEL_METHOD.test(key)) return isAskName(engine, expression, callee) ? 'own function' : undefined;
    const receivers = [engine.spelled(of), ...names.map((name) => name.slice(0, -key.length - 1))];
    const isKnown = given.receiver?.isModel === true || receivers.some((name) => MODEL_CLASS.test(name));
    const isCalledSo = receivers.some((name) => MODEL_NAME.test(name)) && (!LOOSE_METHOD.test(key) || receivers.some((name) => /(llm|chain|agent|chat|gpt|engine|claude|gemini)\w*(\(\))?$/i.test(name)));
    if ((isKnown || isCalledSo) && (callee.made === undefined || isKnown)) return 'framework';
    if (callee.made === undefined && isHandedConversation(names, given)) return 'own function';
    return isAskName(engine, expression, callee) ? 'own function' : undefined;
  }
  if (expression.isNew || callee.made !== undefined || callee.instance !== undefined) return undefined;
  if (isHandedConversation(names, given)) return 'own function';
  if (callee.isModel === true && given.values.length > 0) return 'framework';
  return isAskName(engine, expression, callee) ? 'own function' : undefined;
};

/** `fetch('https://api.openai.com/…')`, `requests.post(URL, json=…)`. */
const isModelAddress = (engine: Engine, { expression, names, given }: Called): boolean => {
  if (!names.some((name) => POSTS.test(name))) return false;
  const at = expression.given.find(({ name }) => name === undefined || name === 'url')?.value;
  const address = given.named.get('url') ?? given.values[0]?.fields?.get('url') ?? given.values[0];
  if (hasConversation(engine, expression, given)) return true;
  const texts = [address?.text ?? address?.starts ?? '', at?.is === 'join' ? engine.source.slice(at.at, at.to) : ''];
  return texts.some((text) => MODEL_ADDRESS.test(text)) && !texts.some((text) => NO_ANSWER_ADDRESS.test(text));
};

/** Whatever the address: a model and the messages for it are sent there. */
const hasConversation = ({ source }: Engine, { given: all }: Expression & { is: 'call' }, { values, named }: Given): boolean => {
  const sent = [named.get('json'), named.get('data'), values[1]].map((value) => value?.fields);
  if (sent.some((fields) => fields?.has('model') === true && fields.has('messages'))) return true;
  const options = all[1]?.value;
  const body = options?.is === 'record' ? options.entries.find(({ key }) => key === 'body')?.value : undefined;
  return body?.is === 'call' && /\bmodel\b/.test(source.slice(body.at, body.to)) && /\bmessages\b/.test(source.slice(body.at, body.to));
};

/** `complete(messages)`, whatever it is called: who takes messages with roles, a system message among them, asks a model. */
const isHandedConversation = (names: readonly string[], given: Given): boolean =>
  !names.some((name) => KEEPS_MESSAGES.test(name)) &&
  [...given.values, ...given.named.values()].some(({ fields }) => [...(fields?.values() ?? [])].some((one) => SYSTEM_ROLE.test(one.fields?.get('role')?.text ?? '') && one.fields?.has('content') === true));

/** `connector.run(prompt, system_prompt)`: a system prompt by its name, given to code that is not in this file. */
export const checkNamedPrompts = (engine: Engine, { expression, names, given }: Called): void => {
  if (!names.some((name) => TAKES_PROMPT.test(name.split('.').at(-1)!))) return;
  expression.given.forEach(({ name, value, isSpread }, index) => {
    const isNamed = name !== undefined && SYSTEM_VARIABLE.test(name);
    if (isNamed) engine.check(given.named.get(name)!, 'system', value);
    const called = value.is === 'name' ? value.id : value.is === 'get' ? (value.key ?? '') : '';
    const isPlain = name === undefined && isSpread !== true && expression.given.slice(0, index).every((one) => one.name === undefined && one.isSpread !== true);
    if (isPlain && (SYSTEM_VARIABLE.test(called) || (value.is === 'get' && called === 'system'))) engine.check(given.values[index]!, 'system', value);
  });
};

const isAskName = (engine: Engine, { callee, isNew }: Expression & { is: 'call' }, { made }: Value): boolean => made === undefined && !isNew && ASK_NAME.test(engine.spelled(callee));

/** `llm(prompt)` and `self.llm_chain(inputs)`: the object itself is called. */
export const isCalledModel = (engine: Engine, { expression, names, callee, given }: Called): boolean => {
  const spelled = engine.spelled(expression.callee);
  const isName = /(^|\.)_?(llm|chat_?model|llm_?chain|\w+_llm|\w+_chain|llm_\w*chain|language_model)$/i.test(spelled);
  return isName && !expression.isNew && callee.made === undefined && given.values.length + given.named.size > 0 && !names.some((name) => /^(os|sys|re|json)\./.test(name));
};

const checkSlots = (engine: Engine, given: Given, { given: all, ...whole }: Expression & { is: 'call' }): void => {
  given.values.forEach((value, index) => {
    const at = all[index]?.value ?? (whole as Expression);
    if (value.fields === undefined) engine.check(value, 'prompt', at);
    else checkRecord(engine, value, at, 3);
  });
  for (const [name, value] of given.named) checkSlot(engine, name, value, all.find((one) => one.name === name)?.value ?? (whole as Expression), 3);
};

const checkRecord = (engine: Engine, { fields }: Value, at: Expression, depth: number): void => {
  for (const [name, field] of fields ?? []) {
    const own = at.is === 'record' ? at.entries.find(({ key }) => key === name)?.value : undefined;
    if (engine.systemSlots.has(name)) engine.check(field, 'system', own ?? at);
    checkSlot(engine, name, field, own ?? at, depth);
  }
};

const checkSlot = (engine: Engine, name: string, value: Value, at: Expression, depth: number): void => {
  if (SYSTEM_SLOT.test(name)) engine.check(value, 'system', at);
  else if (PROMPT_SLOT.test(name) && value.fields === undefined) engine.check(value, 'prompt', at);
  else if (depth > 0 && /^(config|generationConfig|options|params|session|input|inputs|request|body|prompt)$/.test(name)) checkRecord(engine, value, at, depth - 1);
};

/** Making a prompt, an agent or a model object: its slots, and whether what comes of it answers. */
export const makePrompt = (engine: Engine, called: Called): Value | undefined => {
  const { expression, names, given } = called;
  const first = expression.given[0]?.value ?? expression;
  const value = given.named.get('content') ?? given.named.get('template') ?? given.values[0]?.fields?.get('content') ?? given.values[0];
  if (names.some((name) => SYSTEM_MAKER.test(name)) && value !== undefined) {
    engine.check(value, 'system', first);
    if (names.some((name) => /emplate/.test(name))) noteSlots(engine, value.text);
    return undefined;
  }
  if (names.some((name) => PROMPT_MAKER.test(name)) && value !== undefined) engine.check(value, 'prompt', first);
  const isAgent = names.some((name) => AGENT_MAKER.test(name));
  if (isAgent) checkSlots(engine, { ...given, values: given.values.filter(({ fields }) => fields !== undefined) }, expression);
  const made = names.map((name) => `${name}()`);
  return isAgent || made.some((name) => MODEL_CLASS.test(name)) ? { ...joinValues(given.values.map(() => ({ taints: [] }))), taints: [], isModel: true, named: made[0]! } : undefined;
};
