// Texts, records and lists that are put together out of parts: prompts, messages of a conversation, tools.
import type { Expression } from '../program.ts';
import { SYSTEM_ROLE } from '../rules/clients.ts';
import { SEPARATOR } from '../rules/cleaners.ts';
import type { Engine } from './engine.ts';
import { asInstance, isOfModels } from './linked.ts';
import type { Scope } from './scope.ts';
import { isListedTool, runAsTool, runTool } from './tools.ts';
import { everyTaint, joinValues, mergeTaints, tainted, type Value, withoutFixedHosts } from './value.ts';

/** Variables of a template that stands in a system prompt. */
export const noteSlots = ({ systemSlots }: Engine, template: string | undefined): void => {
  for (const [, name] of (template ?? '').matchAll(/\{\{?(\w+)\}\}?/g)) systemSlots.add(name!);
};

/** Texts that become one, or lists put together. */
export const joined = (engine: Engine, parts: readonly Expression[], scope: Scope): Value => {
  const values = parts.map((part) => engine.evaluate(part, scope));
  // Lists put together stay lists.
  if (values.some(({ fields, text }) => fields !== undefined && text === undefined) && values.every(({ text }) => text === undefined)) {
    const items = values.flatMap(({ fields }) => [...(fields?.values() ?? [])]);
    return { taints: mergeTaints(values.map(({ taints }) => taints)), fields: new Map(items.map((item, index) => [String(index), item])) };
  }
  const words = values.filter(({ taints, text }) => taints.length === 0 && (text === undefined || /[a-z]{3}/i.test(text)));
  const isBuilt = words.some(({ text, named }) => (text === undefined ? /^[A-Z_]{4,}$/.test(named ?? '') : text.replace(/[^a-z]/gi, '').length >= 10));
  const placed = withoutFixedHosts(values);
  const first = values.find(({ text }) => text !== '');
  const texts = values.map(({ text }) => text);
  const taints = mergeTaints(placed.map((value) => everyTaint(value, 2))).map((taint) => ({ ...taint, isBuilt: taint.isBuilt || isBuilt }));
  return {
    taints,
    ...(texts.every((text) => text !== undefined) ? { text: texts.join('') } : {}),
    ...(first?.text === undefined ? {} : { starts: first.text }),
    ...(values.some(({ hasMarkup }) => hasMarkup) ? { hasMarkup: true } : {}),
    ...(endsFolder(values.findLast(({ text }) => text !== '')) ? { isFolder: true } : {}),
  };
};

/** `prompt | model | run`: what stands behind a model is handed what it answered. */
export const piped = (engine: Engine, parts: readonly Expression[], scope: Scope): Value => {
  const values = parts.map((part) => engine.evaluate(part, scope));
  const model = values.findIndex(({ isModel }) => isModel);
  values.forEach(({ made, scope: around, instance }, index) => {
    if (model >= 0 && index > model && made !== undefined && around !== undefined) engine.invoke(made, around, [tainted('model', parts[model]!.at)], instance);
  });
  return { ...joinValues(values), ...(model >= 0 ? { isModel: true } : {}) };
};

const endsFolder = (last: Value | undefined): boolean => last !== undefined && (last.isFolder === true || SEPARATOR.test(last.named ?? ''));

export const record = (engine: Engine, expression: Expression & { is: 'record' }, scope: Scope): Value => {
  const fields = new Map<string, Value>();
  const rest: Value[] = [];
  for (const { key, value } of expression.entries) {
    const made = engine.evaluate(value, scope);
    if (key !== undefined) fields.set(key, made);
    else {
      rest.push({ taints: made.taints });
      for (const [name, field] of made.fields ?? []) fields.set(name, field);
    }
    if (key === '__html') engine.check(made, 'html', value);
  }
  for (const [key, field] of fields) if (field.made !== undefined && isListedTool(engine, key)) runAsTool(engine, field);
  checkMessage(engine, fields, (key) => expression.entries.find((entry) => entry.key === key)?.value ?? expression);
  const value: Value = { taints: mergeTaints(rest.map(({ taints }) => taints)), fields };
  runTool(engine, value);
  return value;
};

/** A message of a conversation, or the description of a tool. */
export const checkMessage = (engine: Engine, fields: ReadonlyMap<string, Value>, at: (key: string) => Expression): void => {
  const role = fields.get('role');
  const content = fields.get('content') ?? fields.get('parts');
  if (role !== undefined && content !== undefined) engine.check(content, SYSTEM_ROLE.test(role.text ?? '') ? 'system' : 'prompt', at(fields.has('content') ? 'content' : 'parts'));
  const description = fields.get('description');
  if (description !== undefined && ['parameters', 'inputSchema', 'input_schema'].some((key) => fields.has(key))) engine.check(description, 'system', at('description'));
};

export const list = (engine: Engine, expression: Expression & { is: 'list' }, scope: Scope): Value => {
  const fields = new Map<string, Value>();
  const loose: Value[] = [];
  for (const item of expression.items) {
    const value = engine.evaluate(item, scope);
    if (item.is !== 'spread') fields.set(String(fields.size), value);
    else {
      loose.push({ taints: value.taints });
      for (const field of value.fields?.values() ?? []) fields.set(String(fields.size), field);
    }
  }
  if (fields.size > 1 && [...fields.values()].some((value) => isOfModels(engine, value))) for (const [key, value] of fields) fields.set(key, asInstance(engine, value));
  const [role, content] = [fields.get('0'), fields.get('1')];
  if (expression.items.length === 2 && content !== undefined && /^(system|developer|human|user)$/.test(role?.text ?? '')) {
    const isSystem = SYSTEM_ROLE.test(role!.text!);
    engine.check(content, isSystem ? 'system' : 'prompt', expression.items[1]!);
    if (isSystem) noteSlots(engine, content.text);
  }
  return { taints: mergeTaints(loose.map(({ taints }) => taints)), fields };
};
