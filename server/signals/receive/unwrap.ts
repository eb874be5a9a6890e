// A page of a vendor's API, saved as it came: its records stand in a list under a name, and count one by one.
import type { Mapping } from '../schemas.ts';
import { type Adapter, isObject, type ReadInteraction } from './adapters/interaction.ts';

/** As LiteLLM, Microsoft Graph, Netskope, Splunk and Azure name it. */
const LISTS = ['data', 'value', 'result', 'results', 'records', 'logs', 'events', 'items'];

/** Twice what vendors give at once; what is longer is no page, and all of it is read in one go. */
const MOST = 20_000;

export type Unwrapped = { read: ReadInteraction[]; passedOver: number; missed: number };

/** Asked where the adapter knows nothing of the document itself. Undefined where nothing in such a list is a record either. */
export const unwrap = (document: unknown, adapter: Adapter, mapping: Mapping | null): Unwrapped | 'too-long' | undefined => {
  if (!isObject(document)) return undefined;
  const name = LISTS.find((each) => Object.hasOwn(document, each) && Array.isArray(document[each]));
  if (name === undefined) return undefined;
  if ((document[name] as unknown[]).length > MOST) return 'too-long';
  const found: Unwrapped = { read: [], passedOver: 0, missed: 0 };
  (document[name] as unknown[]).forEach((element, at) => {
    const read = adapter(element, mapping);
    if (read === undefined) found.missed += 1;
    else if (read.length === 0) found.passedOver += 1;
    else found.read.push(...read.map((one) => ({ ...one, root: [name, at, ...one.root], sideOf: (path: Parameters<typeof one.sideOf>[0]) => (path[0] === name && path[1] === at ? one.sideOf(path.slice(2)) : 'record') })));
  });
  return found.read.length + found.passedOver > 0 ? found : undefined;
};
