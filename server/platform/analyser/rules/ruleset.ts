// Names the rules as they are: another name whenever one changes, so that what newer rules find is not taken for newer code.
import { createHash } from 'node:crypto';
import * as alerts from './alerts.ts';
import * as cleaners from './cleaners.ts';
import * as clients from './clients.ts';
import * as sinks from './sinks.ts';
import * as sources from './sources.ts';

/** Raised by hand when the way text is followed changes what is found; the rules themselves are read. */
const ENGINE = 9;

// Functions are left out: packed into one file they read differently.
const dataOf = (rules: object): unknown[] => Object.entries(rules).filter(([, value]) => typeof value !== 'function').sort(([one], [other]) => (one < other ? -1 : 1));
const asText = (_name: string, value: unknown): unknown => (value instanceof RegExp ? String(value) : value instanceof Set ? [...value] : value instanceof Map ? [...value] : value);

export const RULESET = `${ENGINE}.${createHash('sha256').update(JSON.stringify([alerts, cleaners, clients, sinks, sources].map(dataOf), asText)).digest('hex').slice(0, 12)}`;
