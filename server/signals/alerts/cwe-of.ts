// The weaknesses a rule or a result is about, wherever a scanner writes them: tags, properties, taxa, relationships.

const CWE = /\bcwe[-_/: ]{0,3}0*([1-9]\d{0,4})\b/gi;
const PAGE = /\bcwe\.mitre\.org\/data\/definitions\/([1-9]\d{0,4})\b/gi;
/** `cwe`, `CWEs`, `cweid`, `cwe_ids`. */
const NAMED = /^cwes?(?:[-_ ]?ids?)?$/i;
const MOST = 8;
const MOST_PROPERTIES = 200;

type Loose = Record<string, unknown>;
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const asObject = (value: unknown): Loose => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {});

/** What a reference to a taxon means where it gives only a number or a guid; undefined where that is no weakness. */
export type TaxonIn = (reference: unknown) => unknown;

/** `CWE-89` and the like, in the order they are named. */
export const cweOf = (described: unknown, taxonIn: TaxonIn = () => undefined): string[] => {
  const found = new Set<string>();
  const one = asObject(described);
  const properties = asObject(one['properties']);
  for (const text of [one['id'], ...asList(one['ruleId']), ...asList(properties['tags'])]) addText(found, text);
  for (const key of Object.keys(properties).slice(0, MOST_PROPERTIES).filter((each) => NAMED.test(each))) for (const value of asList(properties[key])) addEither(found, asObject(value)['id'] ?? value);
  for (const target of taxaOf(one).map(asObject)) {
    const component = asObject(target['toolComponent'])['name'];
    addText(found, target['id']);
    if (typeof component === 'string' && /cwe/i.test(component)) addEither(found, target['id']);
    addEither(found, taxonIn(target));
  }
  if (typeof one['helpUri'] === 'string') for (const [, number] of one['helpUri'].slice(0, 1_000).matchAll(PAGE)) addEither(found, number);
  return [...found].slice(0, MOST);
};

/** References to taxa: of a result its own, of a rule those it is related to. */
export const taxaOf = (described: Loose): unknown[] => [...asList(described['taxa']), ...asList(described['relationships']).map((each) => asObject(each)['target'])];

const addEither = (found: Set<string>, id: unknown): void => {
  addText(found, id);
  if ((typeof id === 'string' || typeof id === 'number') && /^0*[1-9]\d{0,4}$/.test(String(id))) found.add(`CWE-${Number(id)}`);
};

const addText = (found: Set<string>, text: unknown): void => {
  if (typeof text === 'string') for (const [, number] of text.slice(0, 1_000).matchAll(CWE)) found.add(`CWE-${number}`);
};
