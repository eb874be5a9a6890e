// How far a check is believed whose body is at hand: its name says much, but a list of bad words proves nothing of a command, and what refuses nothing proves nothing at all.
import { ASKS_A_PERSON, NO_PROOF, SPEAKS_OF } from '../rules/cleaners.ts';
import type { Made } from '../program.ts';
import { PLACES, type Place } from '../rules/kinds.ts';
import type { Engine } from './engine.ts';
import { execute } from './execute.ts';
import { bodyOf } from './linked.ts';
import { refusesSomething } from './looks.ts';
import { Scope } from './scope.ts';
import { type Value, tainted } from './value.ts';

type Shown = readonly (readonly Place[])[];

/** Here the body has to show it; elsewhere the name is enough. */
const SHOWN_ONLY: ReadonlySet<Place> = new Set(['code', 'shell', 'program']);

/** Checks that ask checks. */
const DEEPEST = 4;
let depth = 0;

/** What a yes or no of a function of this file proves of each parameter, whatever it is called: only what its body shows on every way to that answer. */
export const shownPlaces = (engine: Engine, { made, scope, instance }: Value, isTrue: boolean): Shown => {
  if (made === undefined || scope === undefined || (scope.home !== undefined && scope.home !== engine) || depth >= DEEPEST || asked.has(made)) return [];
  const known = shown.get(made)?.[isTrue ? 1 : 0];
  if (known !== undefined) return known;
  const inner = new Scope(scope, made, instance ?? made.owner);
  const names = made.parameters.map(({ target }) => (target.is === 'name' ? target.id : ''));
  made.parameters.forEach(({ target }, index) => engine.assign(target, { ...tainted('handed', target.at), named: names[index] }, inner, true));
  const before = Scope.asking;
  const answers: (readonly Place[])[][] = [];
  Scope.asking = { made, names, isTrue, answers };
  depth += 1;
  asked.add(made);
  try {
    const hasLeft = execute(engine, made.body, inner);
    if (!hasLeft && !isTrue) answers.push(names.map((name) => inner.placesOf(name)));
  } finally {
    depth -= 1;
    asked.delete(made);
    Scope.asking = before;
  }
  const offset = instance !== undefined && /^(self|cls)$/.test(names[0] ?? '') ? 1 : 0;
  const places = names.slice(offset).map((_, index) => PLACES.filter((place) => answers.length > 0 && answers.every((answer) => answer[index + offset]!.includes(place))));
  const both = shown.get(made) ?? [undefined, undefined];
  both[isTrue ? 1 : 0] = places;
  shown.set(made, both);
  return places;
};
/** Whoever asks itself hears nothing. */
const asked = new Set<Made>();
const shown = new WeakMap<Made, [Shown | undefined, Shown | undefined]>();

/** Where a check says nothing of the host, or of folders, by no word of its own and by no other check that it asks. */
const silentOn = ({ source }: Engine, { at, to, body }: Made): readonly Place[] => {
  const text = source.slice(body[0]?.at ?? at, to);
  return /\b\w*(check|valid|verif|guard|ensure|assert|safe)\w*\(/i.test(text) ? [] : SPEAKS_OF.filter(({ words }) => !words.test(text)).map(({ place }) => place);
};

/** The places for which a yes of this function counts. */
export const believedPlaces = (engine: Engine, name: string, callee: Value, isWorthIt = false): readonly Place[] | 'all' => {
  if (NO_PROOF.test(name)) return [];
  const { made, scope, instance } = callee;
  if (made === undefined && callee.imported !== undefined && isWorthIt && !ASKS_A_PERSON.test(name)) {
    const real = bodyOf(engine, callee.imported);
    if (real?.made !== undefined && !refusesSomething(real.made)) return [];
    const silent = real?.made === undefined || real.scope?.home === undefined ? [] : silentOn(real.scope.home, real.made);
    if (silent.length > 0) return PLACES.filter((place) => !silent.includes(place));
  }
  if (made === undefined || scope === undefined || (scope.home !== undefined && scope.home !== engine) || ASKS_A_PERSON.test(name)) return 'all';
  const known = engine.believed.get(made);
  if (known !== undefined) return known;
  if (depth >= DEEPEST) return 'all';
  // Whoever asks itself is believed meanwhile.
  engine.believed.set(made, 'all');
  const inner = new Scope(scope, made, instance ?? made.owner);
  const names = new Set<string>();
  for (const { target } of made.parameters) {
    if (target.is === 'name') names.add(target.id);
    engine.assign(target, { ...tainted('handed', target.at), named: target.is === 'name' ? target.id : '' }, inner, true);
  }
  depth += 1;
  try {
    const proven = Scope.watch(names, () => execute(engine, made.body, inner));
    const silent = silentOn(engine, made);
    const believed = PLACES.filter((place) => proven.has(place) || !(SHOWN_ONLY.has(place) || silent.includes(place)));
    engine.believed.set(made, believed.length === PLACES.length ? 'all' : believed);
  } finally {
    depth -= 1;
  }
  return engine.believed.get(made)!;
};
