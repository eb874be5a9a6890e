// The weaknesses a rule or a result is about, wherever a scanner writes them: tags, properties, taxa, relationships.

const CWE = /\bcwe[-_/: ]{0,3}0*([1-9]\d{0,4})\b/gi;
const MOST = 8;

type Loose = Record<string, unknown>;
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const asObject = (value: unknown): Loose => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {});

/** `CWE-89` and the like, in the order they are named. */
export const cweOf = (...described: readonly unknown[]): string[] => {
  const found = new Set<string>();
  for (const one of described.map(asObject)) {
    const properties = asObject(one['properties']);
    for (const text of [one['id'], ...asList(one['ruleId']), ...asList(properties['tags']), ...asList(properties['cwe']), ...asList(properties['cwes']), ...asList(properties['cweid']), ...asList(properties['cweId'])]) addText(found, text);
    for (const id of asList(properties['cwe']).concat(asList(properties['cweid']))) addNumber(found, id);
    for (const target of [...asList(one['taxa']), ...asList(one['relationships']).map((each) => asObject(each)['target'])].map(asObject)) {
      const component = asObject(target['toolComponent'])['name'];
      addText(found, target['id']);
      if (typeof component === 'string' && /cwe/i.test(component)) addNumber(found, target['id']);
    }
  }
  return [...found].slice(0, MOST);
};

const addText = (found: Set<string>, text: unknown): void => {
  if (typeof text === 'string') for (const [, number] of text.slice(0, 1_000).matchAll(CWE)) found.add(`CWE-${number}`);
};
const addNumber = (found: Set<string>, id: unknown): void => {
  if ((typeof id === 'string' || typeof id === 'number') && /^0*[1-9]\d{0,4}$/.test(String(id))) found.add(`CWE-${Number(id)}`);
};
