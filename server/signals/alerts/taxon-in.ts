// What a reference to a taxon means (SARIF 3.52, 3.54): many give its place in a list, or a guid, instead of its name.
import type { TaxonIn } from './cwe-of.ts';

type Loose = Record<string, unknown>;
type Taxon = { id: unknown; guid: unknown };
type Taxonomy = { name: unknown; guid: unknown; taxa: Taxon[] };

const asObject = (value: unknown): Loose => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {});
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const asTaxonomy = (value: unknown): Taxonomy => {
  const { name, guid, taxa } = asObject(value);
  return { name, guid, taxa: asList(taxa).map(asObject).map((taxon) => ({ id: taxon['id'], guid: taxon['guid'] })) };
};
const isOfWeaknesses = ({ name }: Taxonomy): boolean => typeof name === 'string' && /\bcwe\b|weakness enumeration/i.test(name);

/** `taxonomies` and `extensions` of a run: tools count in either. Gives the id of a weakness, and undefined for all else. */
export const taxonIn = (taxonomies: unknown, extensions: unknown): TaxonIn => {
  const [own, added] = [asList(taxonomies).map(asTaxonomy), asList(extensions).map(asTaxonomy)];
  const lists = [...own, ...added].filter(isOfWeaknesses);
  if (lists.length === 0) return () => undefined;
  const byGuid = new Map(lists.flatMap(({ taxa }) => taxa).flatMap(({ id, guid }) => (typeof guid === 'string' ? [[guid, id] as const] : [])));
  return (given) => {
    const { id, index, guid, toolComponent } = asObject(given);
    if (typeof guid === 'string' && byGuid.has(guid)) return byGuid.get(guid);
    const component = asObject(toolComponent);
    const at = component['index'];
    const list = lists.find((each) => typeof component['guid'] === 'string' && each.guid === component['guid']) ?? (typeof at === 'number' ? [own[at], added[at]].find((each) => each !== undefined && lists.includes(each)) : undefined);
    if (list === undefined) return undefined;
    return id ?? (typeof index === 'number' ? list.taxa[index]?.id : undefined);
  };
};
