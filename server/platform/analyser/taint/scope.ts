// The variables of a function as it is followed, and which of them a check has cleared on this path.
import { PLACES, type Place } from '../rules/kinds.ts';
import type { Made } from '../program.ts';
import type { Engine } from './engine.ts';
import { FIRST, firstOf, joinValues, mapTaints, type Taint, type Value } from './value.ts';

/** Variables or fields of them (`args.path`) that are harmless in these places. */
type Cleared = ReadonlyMap<string, readonly Place[]>;
export type Snapshot = { readonly values: ReadonlyMap<string, Value>; readonly cleared: Cleared };

/** Stands for every variable where somebody agreed to all of it. */
export const EVERYTHING = '*';

/** A variable at the end of one branch, with what was checked there of it: the others may have made it harmless in another way. */
const asChecked = ({ values, cleared }: Snapshot, name: string): Value | undefined => {
  const value = values.get(name);
  const places = cleared.get(name);
  return value === undefined || places === undefined ? value : mapTaints(value, (taint) => ({ ...taint, clean: [...new Set([...taint.clean, ...places])] }), 2);
};

/** Kept beside what is cleared, since it holds on the same paths: a model speaks in this message. */
export const spokenBy = (path: string): string => `${path}@spoken`;

let runs = 0;

export class Scope {
  /** Tells one run of a function from the next: what is defined inside sees other variables. */
  readonly run: number;
  readonly parent: Scope | undefined;
  readonly made: Made | undefined;
  /** The class whose method this is. */
  readonly owner: string | undefined;
  /** The file it is a scope of. */
  readonly home: Engine | undefined;
  readonly returned: Value[] = [];
  values: Map<string, Value> = new Map();
  cleared: Map<string, readonly Place[]> = new Map();

  constructor(parent: Scope | undefined, made?: Made, owner?: string, home?: Engine) {
    this.parent = parent;
    this.run = parent === undefined ? 0 : (runs += 1);
    this.made = made;
    this.owner = owner ?? parent?.owner;
    this.home = home ?? parent?.home;
  }

  find(name: string): Value | undefined {
    return this.values.get(name) ?? this.parent?.find(name);
  }

  set(name: string, value: Value): void {
    this.values.set(name, value);
    for (const path of this.cleared.keys()) if (path === name || path.startsWith(`${name}.`)) this.cleared.delete(path);
  }

  /** Writes where the variable lives, so that closures change what is around them. */
  setWhereItLives(name: string, value: Value): void {
    if (this.values.has(name) || this.parent === undefined || this.parent.find(name) === undefined) this.set(name, value);
    else this.parent.setWhereItLives(name, value);
  }

  /** What is cleared of these variables while `run` runs, on whatever path. */
  static watch(names: ReadonlySet<string>, run: () => void): ReadonlySet<Place> {
    const before = Scope.watching;
    const places = new Set<Place>();
    Scope.watching = { names, places };
    try {
      run();
    } finally {
      Scope.watching = before;
    }
    return places;
  }
  static watching: { readonly names: ReadonlySet<string>; readonly places: Set<Place> } | undefined;

  /** A function is run to hear what its yes or no proves of each of its parameters. */
  static asking: { readonly made: Made; readonly names: readonly string[]; readonly isTrue: boolean; readonly answers: (readonly Place[])[][] } | undefined;

  clear(path: string, places: readonly Place[] | 'all'): void {
    const wanted = places === 'all' ? PLACES : places;
    if (Scope.watching?.names.has(path) === true) for (const place of wanted) Scope.watching.places.add(place);
    if (path.endsWith(FIRST) && Scope.watching?.names.has(path.slice(0, -FIRST.length)) === true) Scope.watching.places.add('program');
    this.cleared.set(path, [...new Set([...(this.cleared.get(path) ?? []), ...wanted])]);
  }

  placesOf(path: string): readonly Place[] {
    return this.cleared.get(path) ?? this.parent?.placesOf(path) ?? [];
  }

  /** The value as the checks on this path leave it. */
  refine(value: Value): Value {
    if (value.taints.length === 0 && value.fields === undefined) return value;
    if (!this.#hasChecks()) return value;
    return mapTaints(value, (taint) => this.#refineTaint(taint), 2);
  }

  #hasChecks(): boolean {
    return this.cleared.size > 0 || (this.parent !== undefined && this.parent.#hasChecks());
  }

  #refineTaint(taint: Taint): Taint | undefined {
    const places = [...taint.through, EVERYTHING].flatMap((path) => this.placesOf(path));
    if (taint.through.some((path) => this.placesOf(firstOf(path)).length > 0)) places.push('program');
    if (places.length === 0) return taint;
    const clean = [...new Set([...taint.clean, ...places])];
    return clean.length === PLACES.length ? undefined : { ...taint, clean };
  }

  /** As a function sees it that is defined here: what was checked before stays so, though the path ends. */
  asItIs(): Scope {
    if (this.cleared.size === 0) return this;
    const kept = new Scope(this);
    kept.cleared = new Map(this.cleared);
    return kept;
  }

  snapshot(): Snapshot {
    return { values: new Map(this.values), cleared: new Map(this.cleared) };
  }

  restore({ values, cleared }: Snapshot): void {
    this.values = new Map(values);
    this.cleared = new Map(cleared);
  }

  /** After branches: any of their values, and what all of them cleared. */
  join(ends: readonly Snapshot[]): void {
    const [first, ...rest] = ends;
    if (first === undefined) return;
    if (rest.length === 0) return this.restore(first);
    const names = new Set(ends.flatMap(({ values }) => [...values.keys()]));
    this.values = new Map([...names].map((name) => [name, joinValues(ends.flatMap((end) => asChecked(end, name) ?? []))]));
    this.cleared = new Map([...first.cleared].flatMap(([path, places]) => {
      const shared = places.filter((place) => rest.every(({ cleared }) => cleared.get(path)?.includes(place)));
      return shared.length === 0 ? [] : [[path, shared] as const];
    }));
  }
}
