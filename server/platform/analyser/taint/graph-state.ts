// State that a framework hands on: what one node of a graph returns, or what an event of a workflow is made with, the next step reads.
import type { Engine } from './engine.ts';
import { classOf, carried } from './files.ts';
import { type Given, follow } from './call.ts';
import { asFunction } from './linked.ts';
import { everyTaint, joinValues, NOTHING, untied, type Value } from './value.ts';

const GRAPH_FILE = /\b(StateGraph|MessageGraph)\b/;
const ADDS_NODE = /\.(add_?[nN]ode|add_?[sS]equence)$/;
/** A node may say where to go besides what changes. */
const COMMAND = /(^|\.)Command$/;
const STARTS = /(^|[._])(graph|workflow|compiled|app|StateGraph\(\)\S*)(\(\))?\.(a?invoke|a?stream)$/i;
const EVENT_FILE = /\b(llama_index|llamaindex|workflows)\b/;
const EVENT = /(^|\.)(Event|StopEvent|StartEvent)$/;
const MOST_NODES = 60;
/** What the nodes that a file adds have returned so far. */
const states = new WeakMap<Engine, Value>();

/** Functions added as nodes are run with the state as far as it is known, and what they return is state from then on. */
export const runNodes = (engine: Engine, names: readonly string[], given: Given): void => {
  if (!names.some((name) => ADDS_NODE.test(name) || STARTS.test(name)) || !engine.says(GRAPH_FILE)) return;
  if (names.some((name) => STARTS.test(name))) return handOn(engine, given.values[0]);
  for (const node of nodesIn([...given.values, ...given.named.values()]).slice(0, MOST_NODES)) {
    const made = asFunction(engine, node);
    const target = made.made === undefined && made.instance !== undefined && made.named?.endsWith('()') === true ? engine.member(made.instance, '__call__') : made;
    if (target?.made === undefined) continue;
    const state: Value = { ...(states.get(engine) ?? { taints: [], fields: new Map() }), named: 'state' };
    handOn(engine, follow(engine, target, { values: [state], named: new Map(), spread: [], receiver: undefined }));
  }
};

/** By themselves, in a list, or in a record of names and functions. */
const nodesIn = (values: readonly Value[], depth = 2): Value[] =>
  values.flatMap((value) => (value.made !== undefined || value.imported !== undefined || value.instance !== undefined ? [value] : depth > 0 && value.fields !== undefined ? nodesIn([...value.fields.values()], depth - 1) : []));

/** Of a check in one node the next knows nothing. */
const handOn = (engine: Engine, returned: Value | undefined): void => {
  if (returned?.fields === undefined) return;
  const before = states.get(engine) ?? NOTHING;
  const fields = new Map(before.fields);
  for (const [key, field] of returned.fields) fields.set(key, joinValues([fields.get(key) ?? NOTHING, untied(field)]));
  const after: Value = { taints: [], fields };
  states.set(engine, after);
  if (everyTaint(after).length > everyTaint(before).length) engine.isStateNew = true;
};

/** `Command(update={…}, goto='next')` is its update. */
export const commanded = (names: readonly string[], { values, named }: Given): Value | undefined => {
  if (!names.some((name) => COMMAND.test(name))) return undefined;
  const update = named.get('update') ?? values[0]?.fields?.get('update');
  return update?.fields === undefined ? undefined : { taints: [], fields: update.fields };
};

/** What an event is made with is what the step reads that takes it. */
export const keepEvent = (engine: Engine, instance: string, fields: ReadonlyMap<string, Value> | undefined): void => {
  const home = fields === undefined || fields.size === 0 || !engine.says(EVENT_FILE) ? undefined : classOf(engine, instance);
  if (home === undefined || !home.bases.some((base) => EVENT.test(base))) return;
  for (const [key, field] of fields!) {
    const [old, now] = [home.fields.get(key) ?? NOTHING, carried(untied(field), engine, home.engine)];
    home.fields.set(key, joinValues([old, now]));
    if (everyTaint(home.fields.get(key)!).length > everyTaint(old).length) engine.isStateNew = true;
  }
};
