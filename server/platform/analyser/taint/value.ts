// What is known of a value: where its text came from, its fields, its name, and what it is made of.
import type { Kind, Place } from '../rules/kinds.ts';
import type { Expression, Made } from '../program.ts';
import { READ_WHOLE } from '../rules/cleaners.ts';
import type { Scope } from './scope.ts';

/** `through`: the variables it went through as a whole text, so that a check of one counts for it. */
export type Taint = { readonly kind: Kind; readonly at: number; /** Where it comes from another file. */ readonly file?: string; readonly clean: readonly Place[]; readonly isBuilt: boolean; readonly through: readonly string[] };
/** What another file of the set hands out, and what is taken of it: `['Store', '()', 'query']`. */
export type Imported = { readonly path: string; readonly keys: readonly string[] };

export type Value = {
  readonly taints: readonly Taint[];
  readonly fields?: ReadonlyMap<string, Value>;
  /** Resolved through imports: `openai.OpenAI().chat`. */
  readonly named?: string;
  readonly text?: string;
  /** The constant text it begins with. */
  readonly starts?: string;
  readonly made?: Made;
  readonly scope?: Scope;
  /** The class it is an instance of; one of another file is `path#Class`. */
  readonly instance?: string;
  /** … where it may be one of several. */
  readonly instances?: readonly string[];
  /** Looked up when somebody needs it. */
  readonly imported?: Imported;
  readonly isModel?: boolean;
  /** As a schema: only fixed values, numbers or yes and no pass. */
  readonly isFixed?: boolean;
  readonly hasMarkup?: boolean;
  /** A path that ends in a separator. */
  readonly isFolder?: boolean;
  readonly test?: Expression;
  /** Functions of which one is meant: a table of tools, read by name. */
  readonly choices?: readonly Value[];
};

export const NOTHING: Value = { taints: [] };
export const tainted = (kind: Kind, at: number): Value => ({ taints: [{ kind, at, clean: [], isBuilt: false, through: [] }] });

/** Of the same origin, only what both paths made clean is clean. */
export const mergeTaints = (lists: readonly (readonly Taint[])[]): readonly Taint[] => {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length <= 1) return filled[0] ?? [];
  const merged = new Map<string, Taint>();
  for (const taint of filled.flat()) {
    const key = `${taint.kind}${taint.at}${taint.file ?? ''}`;
    const known = merged.get(key);
    merged.set(key, known === undefined || known === taint ? taint : {
      ...taint,
      clean: known.clean.filter((place) => taint.clean.includes(place)),
      isBuilt: known.isBuilt || taint.isBuilt,
      through: [...new Set([...known.through, ...taint.through])],
    });
  }
  return [...merged.values()];
};

export const everyTaint = (value: Value, depth = 4): readonly Taint[] =>
  value.fields === undefined || depth === 0 ? value.taints : mergeTaints([value.taints, ...[...value.fields.values()].map((field) => everyTaint(field, depth - 1))]);

/** Of more kinds of things than these in one list the rest is left. */
const MOST_INSTANCES = 12;
const MOST_CHOICES = 60;

export const joinValues = (values: readonly Value[]): Value => {
  const different = [...new Set(values)].filter((value) => value !== NOTHING);
  if (different.length <= 1) return different[0] ?? NOTHING;
  const keys = new Set(different.flatMap(({ fields }) => [...(fields?.keys() ?? [])]));
  const same = <K extends 'named' | 'text' | 'instance' | 'made' | 'scope' | 'starts' | 'imported'>(key: K): Value[K] => {
    const found = different.map((value) => value[key]).filter((part) => part !== undefined);
    return key === 'text' || key === 'starts' ? (found.length === values.length && new Set(found).size === 1 ? found[0] : undefined) : found[0];
  };
  const choices = distinctChoices(different.flatMap(({ choices }) => choices ?? []));
  const instances = [...new Set(different.flatMap(({ instance, instances }) => instances ?? (instance === undefined ? [] : [instance])))].slice(0, MOST_INSTANCES);
  const parts = { named: same('named'), text: same('text'), instance: same('instance'), made: same('made'), scope: same('scope'), starts: same('starts'), imported: same('imported') };
  return {
    taints: mergeTaints(different.map(({ taints }) => taints)),
    ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)),
    ...(choices.length === 0 ? {} : { choices }),
    ...(instances.length < 2 ? {} : { instances }),
    ...(keys.size === 0 ? {} : { fields: new Map([...keys].map((key) => [key, joinValues(different.flatMap(({ fields }) => fields?.get(key) ?? []))])) }),
    ...(different.some(({ isModel }) => isModel) ? { isModel: true } : {}),
    ...(different.every(({ isFolder }) => isFolder) ? { isFolder: true } : {}),
    ...(different.some(({ hasMarkup }) => hasMarkup) ? { hasMarkup: true } : {}),
  };
};

/** Once each: what is carried from file to file and joined again would double them every time. */
const distinctChoices = (choices: readonly Value[]): Value[] => [...new Map(choices.map((choice) => [choice.made ?? (choice.imported === undefined ? choice.named : `${choice.imported.path}:${choice.imported.keys.join('.')}`) ?? choice, choice])).values()].slice(0, MOST_CHOICES);

export const mapTaints = (value: Value, change: (taint: Taint) => Taint | undefined, depth = 4): Value => {
  if (value.taints.length === 0 && value.fields === undefined) return value;
  const taints = value.taints.flatMap((taint) => change(taint) ?? []);
  return { ...value, taints, ...(value.fields === undefined || depth === 0 ? {} : { fields: new Map([...value.fields].map(([key, field]) => [key, mapTaints(field, change, depth - 1)])) }) };
};

export const cleaned = (value: Value, places: readonly Place[] | 'all'): Value =>
  mapTaints(value, (taint) => (places === 'all' ? undefined : { ...taint, clean: [...new Set([...taint.clean, ...places])] }));

/** What a value is worth to a function that is called with it: equal signatures need no second look. */
export const signature = (value: Value, depth = 3): string => {
  const taints = value.taints.map(({ kind, at, file, clean, isBuilt, through }) => `${kind}${at}${file ?? ''}${clean.join()}${isBuilt ? 'b' : ''}${through.join()}`).join(';');
  const fields = value.fields === undefined || depth === 0 ? '' : [...value.fields].map(([key, field]) => `${key}:${signature(field, depth - 1)}`).join(',');
  return `${taints}|${value.named ?? ''}|${value.text?.slice(0, 40) ?? ''}|${value.made?.at ?? ''}|${(value.instances ?? [value.instance ?? '']).join()}|${value.isModel === true ? 'm' : ''}${value.imported === undefined ? '' : `${value.imported.path}:${value.imported.keys.join('.')}`}{${fields}}`;
};

/** The addresses of a host, the statements of a query: a check of such a part is one of the whole. */
export const standsForWhole = ({ named }: Value): boolean => named !== undefined && READ_WHOLE.test(named);

export const elementOf = (value: Value): Value => {
  const inside = joinValues([...(value.fields?.values() ?? [])]);
  const own = standsForWhole(value) ? value.taints : value.taints.map((taint) => ({ ...taint, through: [] }));
  return { ...inside, taints: mergeTaints([own, inside.taints]), ...(inside.named === undefined && value.named !== undefined ? { named: `${value.named}[]` } : {}) };
};
/** What is left over, together and each for itself. */
export const restOf = (values: readonly Value[]): Value => {
  const taints = mergeTaints(values.map((value) => everyTaint(value)));
  const kept = values.filter(({ instance, made, imported }) => instance !== undefined || made !== undefined || imported !== undefined);
  return kept.length === 0 ? { taints } : { taints, fields: new Map(kept.map((value, index) => [String(index), value])) };
};

export const untied = (value: Value): Value => mapTaints(value, (taint) => ({ ...taint, through: [] }));
/** Functions of which one is called, by a name that is not known. */
export const choicesOf = (value: Value): { readonly choices?: readonly Value[] } => {
  const choices = [...(value.fields?.values() ?? [])].filter(({ made, imported, named, taints, fields }) => made !== undefined || imported !== undefined || (fields === undefined && taints.length === 0 && /^\w+(\.\w+)+$/.test(named ?? '')));
  return choices.length === 0 ? {} : { choices };
};

/** What follows a whole host, or an address from elsewhere, cannot change who is called. */
export const withoutFixedHosts = (values: readonly Value[]): Value[] => {
  let lead = '';
  let isElsewhere = false;
  return values.map((value) => {
    const isHostFixed = isElsewhere || !/^(https?:\/\/)?[^/?#]*$/.test(lead);
    if (value.text === undefined) isElsewhere = true;
    else lead += value.text;
    return isHostFixed ? cleaned(value, ['url']) : value;
  });
};

/** A line taken apart into its words. */
export const isSplit = ({ named, fields }: Value): boolean => fields === undefined && /(^|\.)split\(\)$/.test(named ?? '');
/** Its first word has a path of its own, so that a check of it is known for what it is. */
export const FIRST = '@first';
export const firstOf = (path: string): string => (path.endsWith(FIRST) ? path : `${path}${FIRST}`);
export const firstWord = (value: Value): Value => mapTaints(value, (taint) => ({ ...taint, through: taint.through.map(firstOf) }));
