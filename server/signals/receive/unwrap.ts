// A page of a vendor's API, saved as it came: its records stand in a list under a name, and count one by one.
import type { Mapping } from '../schemas.ts';
import { type Adapter, at, isObject, type Path, type ReadInteraction } from './adapters/interaction.ts';
import { readJson } from './read-json.ts';

/** As LiteLLM, Microsoft Graph, Netskope, Splunk, Azure and Amazon name it. */
const LISTS = ['data', 'value', 'result', 'results', 'records', 'Records', 'logs', 'events', 'items', 'findings', 'Findings'];

/** Twice what vendors give at once; what is longer is no page, and all of it is read in one go. */
const MOST = 20_000;

export type Unwrapped = { read: ReadInteraction[]; passedOver: number; missed: number };

/** Where collectors put the record they carry: Splunk's collector and its exports, Filebeat and Logstash, Cribl. */
const CARRIED: readonly Path[] = [['event'], ['_raw'], ['result', '_raw'], ['result'], ['message'], ['event', 'original']];

/** One record within what a collector wrote around it, as an object or as JSON in a text. */
export const unwrapEvent = (document: unknown, adapter: Adapter, mapping: Mapping | null): Unwrapped | undefined => {
  for (const path of isObject(document) ? CARRIED : []) {
    const inner = at(document, ...path);
    const value = typeof inner === 'string' && /^\s*\{/.test(inner) ? readJson(inner)?.value : inner;
    const read = isObject(value) ? adapter(value, mapping) : undefined;
    if (read !== undefined) return { read: read.map((one) => within(one, path)), passedOver: read.length === 0 ? 1 : 0, missed: 0 };
  }
  return undefined;
};

/** Told from the document around it. */
const within = (one: ReadInteraction, around: Path): ReadInteraction => ({ ...one, root: [...around, ...one.root], sideOf: (path) => (around.every((key, index) => path[index] === key) ? one.sideOf(path.slice(around.length)) : 'record') });

/** Asked where the adapter knows nothing of the document itself. Undefined where nothing in such a list is a record either. */
export const unwrap = (document: unknown, adapter: Adapter, mapping: Mapping | null): Unwrapped | 'too-long' | undefined => {
  if (!isObject(document)) return undefined;
  const name = LISTS.find((each) => Object.hasOwn(document, each) && Array.isArray(document[each]));
  if (name === undefined) return undefined;
  if ((document[name] as unknown[]).length > MOST) return 'too-long';
  const found: Unwrapped = { read: [], passedOver: 0, missed: 0 };
  (document[name] as unknown[]).forEach((element, index) => {
    const read = adapter(element, mapping);
    if (read === undefined) found.missed += 1;
    else if (read.length === 0) found.passedOver += 1;
    else found.read.push(...read.map((one) => within(one, [name, index])));
  });
  return found.read.length + found.passedOver > 0 ? found : undefined;
};
