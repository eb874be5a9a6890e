// One result of a SARIF file, boiled down as it streams by: where, by which rule, and what tells it from others. Its texts end here.
import { createHash } from 'node:crypto';
import { cweOf, taxaOf } from './cwe-of.ts';
import { storable } from '../storable.ts';
import { LONGEST_URI, type UriPlace } from './normalise-path.ts';

export type BaselineState = 'new' | 'unchanged' | 'updated' | 'absent' | null;

/** Rule and place are resolved once the whole run has been seen: what they refer to may come later in the file. */
export type RawResult = {
  ruleId: string;
  rule: { index: number; component: number } | undefined;
  level: string | undefined;
  /** Which of the run's invocations found it, where it says so. */
  invocation: number | undefined;
  severity: number | undefined;
  cwe: string[];
  /** Those that only the run's taxonomies explain. */
  taxa: unknown[];
  place: UriPlace;
  artifact: number | undefined;
  line: number | null;
  /** What the scanner gave to know it again by; else what can be told from code, function and message. */
  fingerprint: { isWhole: boolean; value: string };
  baselineState: BaselineState;
  isSuppressed: boolean;
  author: string | null;
};

type Loose = Record<string, unknown>;
const asObject = (value: unknown): Loose => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {});
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const asText = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
/** GitHub's `security-severity`: a number, or a text that is one. */
export const severityOf = (value: unknown): number | undefined => {
  const severity = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : Number.NaN;
  return Number.isFinite(severity) ? severity : undefined;
};
/** Some write numbers as texts. */
const asIndex = (given: unknown): number | undefined => {
  const value = typeof given === 'string' && /^\d{1,10}$/.test(given) ? Number(given) : given;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
};

/** Undefined for what is no finding: a rule that passed, or did not apply. */
export const readResult = (value: unknown): RawResult | undefined => {
  const result = asObject(value);
  if (!['fail', 'open', 'review', undefined].includes(asText(result['kind']))) return undefined;
  const rule = asObject(result['rule']);
  const index = asIndex(result['ruleIndex']) ?? asIndex(rule['index']);
  const properties = asObject(result['properties']);
  const physical = asObject(asObject(asList(result['locations'])[0])['physicalLocation']);
  const artifact = asObject(physical['artifactLocation']);
  return {
    ruleId: beginningOf(asText(result['ruleId']) ?? asText(rule['id']) ?? ''),
    rule: index === undefined ? undefined : { index, component: asIndex(asObject(rule['toolComponent'])['index']) ?? -1 },
    // 3.27.10: what is no failure has none.
    level: LEVELS.find((level) => level === result['level']) ?? (asText(result['kind']) === 'fail' || result['kind'] === undefined ? undefined : 'none'),
    invocation: asIndex(asObject(result['provenance'])['invocationIndex']),
    severity: severityOf(properties['security-severity']),
    cwe: cweOf(result),
    taxa: taxaOf(result).slice(0, MOST_TAXA).map(referenceOf).filter((one) => one !== undefined),
    place: placeOf(asText(artifact['uri']) ?? asText(asObject(result['webRequest'])['target']), asText(artifact['uriBaseId'])),
    artifact: asIndex(artifact['index']),
    line: lineOf(asObject(physical['region'])['startLine']),
    fingerprint: fingerprintOf(result, physical),
    baselineState: baselineOf(result['baselineState']),
    isSuppressed: asList(result['suppressions']).some((one) => ['accepted', undefined].includes(asText(asObject(one)['status']))),
    author: mailOf(properties['author']) ?? mailOf(properties['authorEmail']),
  };
};

const MOST_TAXA = 8;
/** Of a reference to a taxon what stands for its id elsewhere, and undefined where it names itself. */
const referenceOf = (value: unknown): Loose | undefined => {
  const { id, index, guid, toolComponent } = asObject(value);
  const component = asObject(toolComponent);
  const short = (text: unknown): string | undefined => (typeof text === 'string' && text.length <= MOST_LETTERS ? text : undefined);
  const known = { id: short(id), index: asIndex(index), guid: short(guid), toolComponent: { index: asIndex(component['index']), guid: short(component['guid']) } };
  return known.guid !== undefined || known.toolComponent.index !== undefined || known.toolComponent.guid !== undefined ? known : undefined;
};

export const LEVELS: readonly string[] = ['error', 'warning', 'note', 'none'];
const MOST_LETTERS = 200;
const LONGEST_BASE = 200;

/** A piece of a text keeps all of it alive, so it is written anew where it is one. */
const beginningOf = (text: string): string => {
  const all = storable(text);
  return all.length <= MOST_LETTERS ? all : Buffer.from(all.slice(0, MOST_LETTERS).toWellFormed()).toString();
};

/** Nothing of a place that is too long for one is held until the run is over. */
export const placeOf = (uri: string | undefined, uriBaseId: string | undefined): UriPlace => ({ uri: uri !== undefined && uri.length > LONGEST_URI ? undefined : uri, uriBaseId: uriBaseId !== undefined && uriBaseId.length > LONGEST_BASE ? undefined : uriBaseId });

const lineOf = (value: unknown): number | null => {
  const line = asIndex(value);
  return line === undefined || line > 2_000_000_000 ? null : line;
};

const baselineOf = (value: unknown): BaselineState => (value === 'new' || value === 'unchanged' || value === 'updated' || value === 'absent' ? value : null);

const mailOf = (value: unknown): string | null => {
  const text = storable(asText(value) ?? asText(asObject(value)['email']) ?? '');
  return text.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(text) ? text : null;
};

/** Asked for first, because a tool that adds another later would otherwise make every finding a new one. */
const KNOWN = ['beforetab/v1', 'beforetabProbe/v1', 'primaryLocationLineHash'];

const fingerprintOf = (result: Loose, physical: Loose): RawResult['fingerprint'] => {
  const whole = chosen(result['fingerprints']);
  if (whole !== undefined) return { isWhole: true, value: whole };
  const partial = chosen(result['partialFingerprints']);
  if (partial !== undefined) return { isWhole: false, value: partial };
  const logical = asObject(asList(asObject(asList(result['locations'])[0])['logicalLocations'])[0]);
  const within = asText(logical['fullyQualifiedName']) ?? asText(logical['name']) ?? '';
  const snippet = asText(asObject(asObject(physical['region'])['snippet'])['text']);
  // Without code the message is what there is; its numbers are lines and columns as a rule.
  const said = snippet === undefined ? (asText(asObject(result['message'])['text']) ?? [asObject(result['message'])['id'], ...asList(asObject(result['message'])['arguments'])].filter((part) => typeof part === 'string').join(' ')).replace(/\d+/g, '#') : '';
  return { isWhole: false, value: `computed:${createHash('sha256').update(JSON.stringify([within, snippet?.replace(/\s+/g, '') ?? null, said])).digest('hex').slice(0, 32)}` };
};

/** Some tools write a sentence where a fingerprint should be, the same for all of their results. */
const chosen = (fingerprints: unknown): string | undefined => {
  // Some write what the fingerprint is made of around it.
  const given = Object.entries(asObject(fingerprints)).map(([name, value]) => [name, asObject(value)['value'] ?? value] as const).filter((one): one is readonly [string, string] => typeof one[1] === 'string' && /^[^\s]{6,1000}$/.test(one[1]));
  const names = given.map(([name]) => name).sort();
  const name = KNOWN.find((known) => names.includes(known)) ?? names[0];
  return name === undefined ? undefined : `${name}=${given.find((one) => one[0] === name)![1]}`;
};
