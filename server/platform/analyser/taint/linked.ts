// What a file hands out to others and takes from them, looked up when it matters.
import { type Given, follow } from './call.ts';
import type { Engine } from './engine.ts';
import { carried, classOf, isBelieved, isStrong } from './files.ts';
import { refusesSomething } from './looks.ts';
import type { Scope } from './scope.ts';
import type { Imported, Value } from './value.ts';

const NONE_GIVEN: Given = { values: [], named: new Map(), spread: [], receiver: undefined };

export const following = (imported: Imported | undefined, key: string): Imported | undefined => (imported === undefined ? undefined : { path: imported.path, keys: [...imported.keys, key] });

/** What others get who import this. */
export const exported = (engine: Engine, key: string): Value | undefined => {
  const { top, program } = engine;
  const inside = program.exports.get(key);
  if (inside !== undefined) return top?.find(inside);
  const [common, own] = [top?.find('module')?.fields?.get('exports'), top?.find('exports')];
  if (key === 'default' && program.language === 'script') return common ?? own?.fields?.get('default') ?? (own?.instance === undefined ? undefined : own);
  const known = common?.fields?.get(key) ?? own?.fields?.get(key) ?? top?.values.get(key);
  return known ?? [...engine.taken].map((path) => engine.files?.find(engine, { path, keys: [key] })).find((value) => value !== undefined);
};

/** One key more of what was imported. */
export const step = (engine: Engine, value: Value, key: string): Value | undefined => {
  if (key === '()') return follow(engine, value, NONE_GIVEN);
  return value.instance === undefined ? value.fields?.get(key) : engine.member(value.instance, key);
};

const looked = new WeakMap<Engine, Map<string, Value | undefined>>();
/** What an import stands for, kept for the next time. */
export const lookUp = (engine: Engine, imported: Imported): Value | undefined => {
  const known = looked.get(engine) ?? new Map<string, Value | undefined>();
  looked.set(engine, known);
  const key = `${imported.path}:${imported.keys.join()}`;
  if (!known.has(key)) known.set(key, engine.files?.find(engine, imported));
  return known.get(key);
};

/** Out of `from tools import *`. */
export const taken = (engine: Engine, id: string): Value | undefined => {
  for (const path of engine.taken) {
    const imported = { path, keys: [id] };
    if (lookUp(engine, imported) !== undefined) return { taints: [], named: id, imported };
  }
  return undefined;
};

/** A text or a model object of another file is known as if it stood here; functions and classes when they are called. */
export const constant = (engine: Engine, value: Value, imported: Imported): Value => {
  if (imported.keys.length === 0 || imported.keys.includes('()') || engine.files?.speaks(imported.path) !== true) return value;
  const real = lookUp(engine, imported);
  if (real === undefined || real.made !== undefined || real.instance !== undefined) return value;
  return { ...real, imported, named: real.isModel === true || real.named?.endsWith('()') === true ? real.named : value.named };
};

/** What a declared type says of a value, when it is a class of this file or of another one. */
export const typed = (engine: Engine, type: string, scope: Scope | undefined = engine.top): Value | undefined => {
  const name = type.replace(/^Optional\[(.*)\]$/, '$1').replace(/\s*\|\s*(None|null|undefined)$/, '').replace(/^['"](.*)['"]$/, '$1');
  if (engine.classes.has(name)) return { taints: [], instance: name, named: `${name}()` };
  const known = /^\w+$/.test(name) ? scope?.find(name) : undefined;
  return known?.named === undefined || known.made !== undefined || known.text !== undefined ? undefined : { taints: [], named: `${known.named}()`, imported: following(known.imported, '()') };
};

/** The class that one of this file extends, where it is one of another file about models. */
export const baseOf = (engine: Engine, base: string, scope: Scope): string => {
  const imported = engine.classes.has(base) ? undefined : scope.find(base)?.imported;
  return imported === undefined || engine.files?.speaks(imported.path) !== true ? base : (lookUp(engine, imported)?.instance ?? base);
};

/** A function or method of another file, run there with what it is given here; `hasSaid`: something was found there. */
export const followElsewhere = (engine: Engine, callee: Value, given: Given): { readonly value: Value; readonly hasSaid: boolean; /** Its body is at hand and refuses something. */ readonly refuses: boolean } | undefined => {
  const { files } = engine;
  if (files === undefined || callee.choices !== undefined) return undefined;
  const target = functionOf(engine, callee, given);
  if (target === undefined) return undefined;
  const before = files.said;
  const value = follow(engine, target, given.values.some((one) => isOfModels(engine, one)) ? { ...given, values: given.values.map((one) => asInstance(engine, one)) } : given);
  return value === undefined ? undefined : { value, hasSaid: files.said > before, refuses: target.made !== undefined && refusesSomething(target.made) };
};

const functionOf = (engine: Engine, callee: Value, given: Given): Value | undefined => {
  if (callee.made !== undefined) return callee.scope?.home === undefined || callee.scope.home === engine ? undefined : callee;
  if (callee.instance?.includes('#') === true) return callee;
  if (callee.imported === undefined || !isWorthIt(engine, callee.imported, given)) return undefined;
  return isBelieved(callee.imported.keys) ? doubted(engine, callee.imported, given) : functionAt(engine, callee.imported);
};

const doubts = new WeakMap<Engine, Map<string, Value | undefined>>();
/** A check or cleaner of another file, looked up by what it does instead of by its name. */
export const bodyOf = (engine: Engine, imported: Imported): Value | undefined => {
  const known = doubts.get(engine) ?? new Map<string, Value | undefined>();
  doubts.set(engine, known);
  const key = `${imported.path}:${imported.keys.join()}`;
  if (!known.has(key)) known.set(key, engine.files?.find(engine, imported, 0, true));
  return known.get(key);
};
/** … where it refuses nothing, so that what it is given comes out of it. */
const doubted = (engine: Engine, imported: Imported, given: Given): Value | undefined => {
  if (![...given.values, ...given.named.values()].some(isStrong)) return undefined;
  const real = bodyOf(engine, imported);
  return real?.made === undefined || refusesSomething(real.made) ? undefined : real;
};
const functionAt = (engine: Engine, imported: Imported): Value | undefined => {
  const real = lookUp(engine, imported);
  return real?.made === undefined && real?.instance === undefined ? undefined : real;
};

/** Any other file is opened for what it does with text from outside. */
const isWorthIt = (engine: Engine, { path }: Imported, given: Given): boolean =>
  engine.files?.speaks(path) === true || [...given.values, ...given.named.values(), ...given.spread].some((value) => isStrong(value) || isOfModels(engine, value) || [...(value.fields?.values() ?? [])].some((field) => isOfModels(engine, field)));

/** An object whose class stands in another file about models. */
export const isOfModels = (engine: Engine, value: Value): boolean =>
  isMadeElsewhere(engine, value) || (value.instance?.includes('#') === true && engine.files?.speaks(value.instance.slice(0, value.instance.lastIndexOf('#'))) === true);

/** Made of a class in a file about models: `Pipeline(Ask(), Run())`. */
const isMadeElsewhere = (engine: Engine, { imported, instance }: Value): boolean =>
  imported !== undefined && instance === undefined && imported.keys.at(-1) === '()' && engine.files?.speaks(imported.path) === true;
/** Known for what it is an instance of, so that several of them in one list stay apart. */
export const asInstance = (engine: Engine, value: Value): Value => {
  if (value.imported?.keys.at(-1) !== '()' || value.instance !== undefined) return value;
  const { instance, named } = lookUp(engine, value.imported) ?? {};
  return instance === undefined ? value : { ...value, instance, named: named ?? value.named };
};

/** Of something that may be one of several things, the method of whichever it is. */
export const memberOf = (engine: Engine, { instance, instances }: Value, key: string): Value | undefined => {
  if (instances === undefined) return instance === undefined ? undefined : engine.member(instance, key);
  const found = instances.flatMap((one) => engine.member(one, key) ?? []);
  const choices = found.filter(({ made }) => made !== undefined);
  return choices.length < 2 ? found[0] : { taints: [], choices };
};

const MOST_METHODS = 60;
/** `getattr(skills, name)`, `actions[name](…)`: of an object or module, any function that it shows to others. */
export const functionsOf = (engine: Engine, value: Value): readonly Value[] => {
  const whole = value.instance === undefined && value.imported !== undefined ? (lookUp(engine, value.imported) ?? moduleAt(engine, value.imported)) : value;
  if (whole === undefined) return [];
  if (whole.instance !== undefined) return methodNames(engine, whole.instance).flatMap((name) => engine.member(whole.instance!, name) ?? []);
  return [...(whole.fields?.values() ?? [])].map((field) => asFunction(engine, field)).filter(({ made }) => made !== undefined).slice(0, MOST_METHODS);
};
const methodNames = (engine: Engine, instance: string, depth = 0): string[] => {
  const known = classOf(engine, instance);
  if (known === undefined || depth > 2) return [];
  const own = [...known.members.keys()].filter((name) => !name.startsWith('_') && name !== 'constructor');
  const inherited = known.bases.flatMap((base) => methodNames(known.engine, baseOf(known.engine, base, known.scope), depth + 1));
  return [...new Set([...own, ...(known.engine === engine ? inherited : [])])].slice(0, MOST_METHODS);
};
/** All that a module hands out. */
const moduleAt = (engine: Engine, { path, keys }: Imported): Value | undefined => {
  const home = keys.length === 0 ? engine.files?.engine(path) : undefined;
  if (home === undefined) return undefined;
  home.prepare();
  const whole = exported(home, 'default');
  if (whole !== undefined) return carried(whole, home, engine);
  const functions = [...(home.top?.values ?? [])].filter(([name, { made }]) => made !== undefined && !name.startsWith('_'));
  return { taints: [], fields: new Map(functions.map(([name, value]) => [name, carried(value, home, engine)])) };
};

/** Functions that a table or a list of tools holds, as their files have them. */
export const asFunction = (engine: Engine, value: Value): Value => {
  if (value.made !== undefined || value.imported === undefined) return value;
  return functionAt(engine, value.imported) ?? value;
};
