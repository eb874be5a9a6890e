// Several files as one program: an imported function runs where it is called, in the engine of its own file, and what it says is said there.
import type { Made } from '../program.ts';
import { CHECK_NAME, CLEANERS } from '../rules/cleaners.ts';
import type { Class, Engine } from './engine.ts';
import type { Hit } from './hits.ts';
import { exported, step } from './linked.ts';
import type { Imports } from './resolve-import.ts';
import type { Scope } from './scope.ts';
import { describesItself, isAmongTools, NAMES_MODEL, namesModel, showsAnswer, touchesModel } from '../touches-model.ts';
import { everyTaint, type Imported, joinValues, mapTaints, NOTHING, type Taint, type Value } from './value.ts';

/** Engines kept, by the length of their files: what is imported again is mostly imported soon. */
const MOST_KEPT = 8_000_000;
/** Files that hand on what other files hand out. */
const DEEPEST = 6;
const LONGEST_CHAIN = 6;

/** Nothing where it is too long, or broken. */
export type OpenFile = (path: string, files: Files) => Engine | undefined;
type ReadFile = (path: string) => string;
/** Hands on what stands beside it. */
const HANDS_ON = /(^|\/)(__init__\.py|index\.[cm]?[jt]sx?)$/;

export class Files {
  readonly #imports: Imports;
  readonly #open: OpenFile;
  readonly #read: ReadFile;
  readonly #engines = new Map<string, Engine | undefined>();
  readonly #spoken = new Map<string, boolean>();
  readonly #about = new Map<string, boolean>();
  readonly #asking = new Map<string, boolean>();
  /** Imported by a file with a word about models. */
  readonly #near = new Set<string>();
  #isAsked = false;
  #kept = 0;
  /** Functions that are running, of whatever file. */
  readonly within: Made[] = [];
  readonly hits = new Map<string, Map<string, Hit>>();
  /** Counts what was found dangerous, so that a call is not told by its name as well. */
  said = 0;

  constructor(imports: Imports, open: OpenFile, read: ReadFile) {
    this.#imports = imports;
    this.#open = open;
    this.#read = read;
  }

  hitsOf(path: string): Map<string, Hit> {
    const known = this.hits.get(path) ?? new Map<string, Hit>();
    this.hits.set(path, known);
    return known;
  }

  /** Of a file that could not be followed nothing is said. */
  giveUp(path: string): void {
    this.within.length = 0;
    this.hits.delete(path);
    this.#engines.set(path, undefined);
  }

  resolve(engine: Engine, from: string): string | undefined {
    return this.#imports.resolve(engine.program.language, engine.path, from);
  }

  /** A file with a word about models is worth opening for whatever it gives back; any other for what it does with what it is given. */
  speaks(path: string): boolean {
    const known = this.#spoken.get(path);
    if (known !== undefined) return known;
    // Whoever asks for itself meanwhile hears no.
    this.#spoken.set(path, false);
    try {
      const source = this.#read(path);
      this.#spoken.set(path, this.isAbout(path, source) || (HANDS_ON.test(path) && this.isBetween(path, source)));
    } catch {
      // Told where it is its turn.
    }
    return this.#spoken.get(path)!;
  }

  isAbout(path: string, source: string): boolean {
    const known = this.#about.get(path) ?? (touchesModel(source) || showsAnswer(path));
    this.#about.set(path, known);
    return known;
  }

  /** Looks who imports whom, before anybody runs. */
  meet(paths: readonly string[]): void {
    for (const path of paths) {
      if (!this.speaks(path)) continue;
      this.#isAsked ||= this.#asks(path);
      for (const named of this.#imports.named(path, this.#read(path))) this.#near.add(named);
    }
  }

  /** A tool without a word about models: it describes itself, and a file about models brings it in, or the folder is one of tools in such a program. */
  isTool(path: string, source: string): boolean {
    return (this.#near.has(path) || (this.#isAsked && isAmongTools(path))) && describesItself(source);
  }

  /** A file without such a word that brings others together: what it is given there may go on to a third. */
  isBetween(path: string, source: string): boolean {
    for (const named of this.#imports.named(path, source)) if (this.speaks(named) && this.#asks(named)) return true;
    return false;
  }

  #asks(path: string): boolean {
    const known = this.#asking.get(path) ?? (HANDS_ON.test(path) || namesModel(this.#read(path)));
    this.#asking.set(path, known);
    return known;
  }

  engine(path: string): Engine | undefined {
    const known = this.#engines.get(path);
    if (this.#engines.has(path)) {
      this.#engines.delete(path);
      this.#engines.set(path, known);
      return known;
    }
    const engine = this.#open(path, this);
    this.#engines.set(path, engine);
    this.#kept += engine?.source.length ?? 0;
    for (const [oldest, old] of this.#engines) {
      if (this.#kept <= MOST_KEPT || oldest === path) break;
      if (old?.isRunning === true) continue;
      this.#engines.delete(oldest);
      this.#kept -= old?.source.length ?? 0;
    }
    return engine;
  }

  /** What an import stands for, as `asker` sees it; of a check only where somebody doubts its name. */
  find(asker: Engine, { path, keys }: Imported, depth = 0, isDoubted = false): Value | undefined {
    if (depth > DEEPEST || keys.length > LONGEST_CHAIN || (!isDoubted && isBelieved(keys))) return undefined;
    const engine = this.engine(path);
    if (engine === undefined) return undefined;
    engine.prepare();
    const [first = '()'] = keys;
    const steps = first === '()' ? keys : keys.slice(1);
    let value = exported(engine, first === '()' ? 'default' : first);
    if (value === undefined && engine.program.language === 'python') {
      const inner = this.#imports.resolve('python', path, `.${first}`);
      return inner === undefined ? undefined : this.find(asker, { path: inner, keys: steps }, depth + 1, isDoubted);
    }
    for (const [index, key] of steps.entries()) {
      if (value?.imported !== undefined && value.made === undefined) return this.find(asker, { path: value.imported.path, keys: [...value.imported.keys, ...steps.slice(index)] }, depth + 1, isDoubted);
      value = value === undefined ? undefined : step(engine, value, key);
    }
    if (value?.imported !== undefined && value.made === undefined) return this.find(asker, value.imported, depth + 1, isDoubted);
    return value === undefined ? undefined : carried(value, engine, asker);
  }

  /** A method or field of a class of another file. */
  member(asker: Engine, instance: string, key: string, depth = 0): Value | undefined {
    const [path, name] = parted(instance);
    const engine = this.engine(path);
    const value = engine?.member(name, key, depth);
    return value === undefined ? undefined : carried(value, engine!, asker);
  }

  /** Runs a function where it is written; what is only a parameter there is no news to another file. */
  invoke(asker: Engine, home: Engine, made: Made, around: Scope, given: readonly (Value | undefined)[], owner: string | undefined): Value {
    const values = given.map((value) => (value === undefined ? undefined : carried(mapTaints(value, (taint) => (isWeak(taint) ? undefined : taint)), asker, home)));
    const result = home.charging(asker, () => home.invoke(made, around, values, owner === undefined ? undefined : instanceFrom(owner, asker, home)));
    return result === undefined ? joinValues(given.map((value) => ({ taints: everyTaint(value ?? NOTHING) }))) : carried(result, home, asker);
  }
}

/** What requests do to a program that names no model is for others to tell. */
export const isToBeTold = (engine: Engine, rule: string, file: string | undefined): boolean => !rule.startsWith('request-to-') || (file === undefined ? engine : engine.files?.engine(file))?.says(NAMES_MODEL) === true;

const isWeak = ({ kind }: Taint): boolean => kind === 'parameter' || kind === 'handed';
export const isStrong = (value: Value): boolean => everyTaint(value).some((taint) => !isWeak(taint));
/** Their names are believed, as of any function whose body is elsewhere, unless the body is at hand and refuses nothing. */
export const isBelieved = (keys: readonly string[]): boolean => {
  const name = keys.filter((key) => key !== '()').at(-1);
  return name !== undefined && (CHECK_NAME.test(name) || CLEANERS.some(({ name: cleaner }) => cleaner.test(name)));
};

const parted = (instance: string): [string, string] => {
  const at = instance.lastIndexOf('#');
  return at < 0 ? ['', instance] : [instance.slice(0, at), instance.slice(at + 1)];
};

/** The class that a value is an instance of, in the engine that knows it. */
export const classOf = (engine: Engine, instance: string): { readonly engine: Engine; readonly fields: Class['fields']; readonly bases: Class['bases']; readonly members: Class['members']; readonly scope: Scope } | undefined => {
  const [path, name] = parted(instance);
  const home = path === '' ? engine : engine.files?.engine(path);
  const known = home?.classes.get(name);
  return known === undefined ? undefined : { engine: home!, fields: known.fields, bases: known.bases, members: known.members, scope: known.scope };
};

/** A class by the name that the other file knows it by. */
const instanceFrom = (instance: string, from: Engine, to: Engine): string => {
  const whole = instance.includes('#') ? instance : `${from.path}#${instance}`;
  return parted(whole)[0] === to.path ? parted(whole)[1] : whole;
};

/** A value as another file sees it: where it came from and what it is an instance of are told with their file. */
export const carried = (value: Value, from: Engine, to: Engine, depth = 3): Value => {
  if (from === to || value === NOTHING) return value;
  const taints = value.taints.map((taint) => ({ ...taint, file: (taint.file ?? from.path) === to.path ? undefined : (taint.file ?? from.path) }));
  const instance = value.instance === undefined ? undefined : instanceFrom(value.instance, from, to);
  const inner = (one: Value): Value => carried(one, from, to, depth - 1);
  return {
    ...value,
    taints,
    instance,
    ...(value.instances === undefined ? {} : { instances: value.instances.map((one) => instanceFrom(one, from, to)) }),
    test: undefined,
    fields: value.fields === undefined || depth === 0 ? undefined : new Map([...value.fields].map(([key, field]) => [key, inner(field)])),
    choices: depth === 0 ? undefined : value.choices?.map(inner),
  };
};
export const classNameOf = (instance: string): string => parted(instance)[1];
