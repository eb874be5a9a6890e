// Tools: functions whose input a model writes, and what a schema lets through.
import { TOOL_FUNCTION_SLOT, TOOL_LIST } from '../rules/sources.ts';
import type { Engine } from './engine.ts';
import { classNameOf } from './files.ts';
import { asFunction } from './linked.ts';
import { NOTHING, tainted, type Value } from './value.ts';

/** `value` as far as the schema does not fix it to a few values, numbers, or yes and no. */
export const shaped = (schema: Value | undefined, value: Value): Value => {
  if (schema === undefined) return value;
  if (schema.isFixed === true) return NOTHING;
  if (schema.fields === undefined) return schema.instance === undefined ? value : { ...value, instance: schema.instance };
  const fields = schema.fields.get('properties')?.fields ?? schema.fields;
  return { ...value, fields: new Map([...fields].map(([key, field]) => [key, shaped(fixedByJson(field), { taints: value.taints })])) };
};
const fixedByJson = (field: Value): Value =>
  field.fields?.has('enum') === true || /^(number|integer|boolean)$/.test(field.fields?.get('type')?.text ?? '') ? { ...field, isFixed: true } : field.fields?.has('type') === true ? { taints: [] } : field;

/** A record that is a tool (`{ description, inputSchema, execute }`) has its function run with what a model may write. */
export const runTool = (engine: Engine, { fields }: Value): void => {
  if (fields === undefined || !['parameters', 'inputSchema', 'input_schema', 'schema', 'description'].some((key) => fields.has(key))) return;
  const schema = fields.get('parameters') ?? fields.get('inputSchema') ?? fields.get('input_schema') ?? fields.get('schema');
  for (const [key, field] of fields) if (TOOL_FUNCTION_SLOT.test(key)) runAsTool(engine, asFunction(engine, field), schema);
};

/** In the file that it is written in, so that what a model wrote begins there. */
export const runAsTool = (asker: Engine, { made, scope, instance }: Value, schema?: Value): void => {
  if (made === undefined || scope === undefined) return;
  const engine = scope.home ?? asker;
  const isMethod = instance !== undefined && engine.program.language === 'python';
  const offset = isMethod ? 1 : 0;
  const own = instance === undefined ? undefined : engine === asker ? instance : classNameOf(instance);
  const values = made.parameters.map((parameter, index): Value => {
    if (index < offset) return { taints: [], named: 'self', ...(own === undefined ? {} : { instance: own }) };
    const isTyped = /^(int|float|bool|number|boolean)$|^Literal\[/.test(parameter.type ?? '');
    // In JavaScript the second parameter is what surrounds the call.
    if (isTyped || (engine.program.language === 'script' && index > 0)) return NOTHING;
    const value = tainted('tool', parameter.target.at);
    return engine.program.language === 'script' ? shaped(schema, value) : value;
  });
  if (engine === asker) engine.invoke(made, scope, values, own);
  else engine.charging(asker, () => engine.invoke(made, scope, values, own));
};

const listed = new WeakMap<Engine, ReadonlySet<string>>();
/** The file describes a tool of this name: `{ name: 'run_code', …, parameters: … }`. */
export const isListedTool = (engine: Engine, name: string): boolean => {
  const names = listed.get(engine) ?? new Set(engine.says(TOOL_LIST) ? [...engine.source.matchAll(/['"]?\bname['"]?\s*:\s*['"](\w{1,80})['"]/g)].map(([, found]) => found!) : []);
  listed.set(engine, names);
  return names.has(name);
};
