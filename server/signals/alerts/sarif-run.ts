// One run of a SARIF file, put together at its end: which tool with which rules, and its results resolved against them.
import { createHash } from 'node:crypto';
import { cweOf, type TaxonIn } from './cwe-of.ts';
import { isAside, placesUnder, type UriBases, type UriPlace } from './normalise-path.ts';
import { readTime } from '../receive/adapters/read-time.ts';
import { storable } from '../storable.ts';
import { type BaselineState, LEVELS, type RawResult, severityOf } from './sarif-result.ts';
import { taxonIn } from './taxon-in.ts';

export type AlertLevel = 'high' | 'medium' | 'low' | 'note';
/** `place` tells it from the others of its rule, whatever line it has moved to. */
export type ScannedAlert = { rule: string; title: string; level: AlertLevel; cwe: string[]; path: string; line: number | null; place: string; baselineState: BaselineState; isSuppressed: boolean; isAside: boolean; author: string | null };
export type ScannedIntegration = { path: string; line: number | null; provider: string; call: string; place: string; isAside: boolean; author: string | null };
export type Scan = {
  tool: string;
  /** Changes when the rules do: then a finding that was not there before says nothing about the code. */
  ruleset: string;
  category: string;
  repository: string | null;
  branch: string | null;
  at: Date | null;
  /** Older code under newer rules: what it shows was there before. */
  isRescan: boolean;
  /** A run that broke off, or did not say all it found, closes nothing. */
  isWhole: boolean;
  alerts: ScannedAlert[];
  /** Undefined where the tool lists none. */
  integrations: ScannedIntegration[] | undefined;
};
/**
 * The parts of a run as they came by; each of them may be missing or nonsense. `hasList`: it says what it found, even if that
 * is nothing; a scanner that could not start has none (3.14.23). `hasMissed`: a result of it could not be read. `held`: letters of places so far.
 */
export type RawRun = { parts: Record<string, unknown>; results: RawResult[]; artifacts: UriPlace[]; held: number; hasList: boolean; hasMissed: boolean };

type Loose = Record<string, unknown>;
type Rule = { id: string; title: string; level: string | undefined; severity: number | undefined; cwe: string[] };
const asObject = (value: unknown): Loose => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {});
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const asText = (value: unknown, most = 200): string | undefined => (typeof value === 'string' && value.trim() !== '' ? storable(value).trim().slice(0, most).toWellFormed() : undefined);
const MOST_INTEGRATIONS = 50_000;
/** Folders that a run says it worked in: each is held against every path. */
const MOST_ROOTS = 20;

export const finishRun = ({ parts, results, artifacts, hasList, hasMissed }: RawRun): Scan => {
  const [tool, properties] = [asObject(parts['tool']), asObject(parts['properties'])];
  const driver = asObject(tool['driver']);
  const components = [driver, ...asList(tool['extensions']).map(asObject)];
  const taxon = taxonIn(parts['taxonomies'], tool['extensions']);
  const rules = rulesOf(components, taxon);
  const bases = parts['originalUriBaseIds'] === undefined ? {} : readBases(parts['originalUriBaseIds']);
  const invocations = asList(parts['invocations']).map(asObject);
  const provenance = asObject(asList(parts['versionControlProvenance'])[0]);
  const roots = [...new Set(invocations.flatMap((one) => asText(asObject(one['workingDirectory'])['uri'], 2_000) ?? []))].slice(0, MOST_ROOTS);
  const pathOf = placesUnder(bases, roots);
  const around: Around = { artifacts, pathOf, taxon, changed: invocations.map((one) => changedLevels(one, rules)) };
  return {
    tool: asText(driver['name'], 80) ?? 'unnamed',
    ruleset: asText(properties['ruleset'], 100) ?? versionOf(components),
    category: categoryOf(asText(asObject(parts['automationDetails'])['id']) ?? ''),
    repository: repositoryOf(asText(provenance['repositoryUri'], 500)),
    branch: asText(provenance['branch'])?.replace(/^refs\/heads\//, '') ?? null,
    at: invocations.map((one) => readTime(one['endTimeUtc']) ?? readTime(one['startTimeUtc']) ?? null).reduce((last, at) => (last === null || (at !== null && at > last) ? at : last), null),
    isRescan: properties['rescan'] === true,
    isWhole: hasList && !hasMissed && invocations.every((one) => one['executionSuccessful'] !== false),
    alerts: numbered(results.map((result) => asAlert(result, rules, around))),
    integrations: Array.isArray(properties['integrations']) ? numbered(properties['integrations'].slice(0, MOST_INTEGRATIONS).map((one) => asIntegration(asObject(one), pathOf))) : undefined,
  };
};

const GUID = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi;
const INSTANT = /\d{4}-?\d\d-?\d\d(?:[T _-]?\d\d[:.-]?\d\d(?:[:.-]?\d\d(?:\.\d+)?)?Z?)?|\d{6,}/gi;

/**
 * What stands before the last slash (3.17.3). A name without one is a category where it is always the same, and of one run alone
 * where a number, an instant or a guid stands in it: a series of one run each would have nothing that is new or gone.
 */
const categoryOf = (id: string): string => (id.includes('/') ? id.replace(/\/[^/]*$/, '') : id.replaceAll(GUID, '').replaceAll(INSTANT, '').replace(/(?:^|[-_ #.:])\d+$/, '').replace(/[-_ #.:]+$/, ''));

const readRule = (value: unknown, taxon: TaxonIn): Rule => {
  const rule = asObject(value);
  return {
    id: asText(rule['id']) ?? '',
    title: asText(asObject(rule['shortDescription'])['text']) ?? asText(asObject(rule['fullDescription'])['text']) ?? asText(rule['name']) ?? '',
    level: asText(asObject(rule['defaultConfiguration'])['level']),
    severity: severityOf(asObject(rule['properties'])['security-severity']),
    cwe: cweOf(rule, taxon),
  };
};

type Rules = { lists: readonly (readonly Rule[])[]; byId: ReadonlyMap<string, Rule> };

/** Looked up by their names: a file may list as many rules as it has results. */
const rulesOf = (components: readonly Loose[], taxon: TaxonIn): Rules => {
  const lists = components.map((component) => asList(component['rules']).map((rule) => readRule(rule, taxon)));
  const byId = new Map<string, Rule>();
  for (const list of lists) for (const rule of list) if (rule.id !== '' && !byId.has(rule.id)) byId.set(rule.id, rule);
  return { lists, byId };
};

const readBases = (value: unknown): UriBases =>
  Object.fromEntries(Object.entries(asObject(value)).slice(0, 100).map(([id, base]) => [id, { uri: asText(asObject(base)['uri'], 2_000), uriBaseId: asText(asObject(base)['uriBaseId']) }]));

/** Not which rules are listed: some tools list only those that found something. */
const versionOf = (components: readonly Loose[]): string =>
  components
    .map((one) => `${asText(one['name'], 80) ?? ''} ${asText(one['semanticVersion']) ?? asText(one['version']) ?? asText(one['dottedQuadFileVersion']) ?? '?'}`)
    .join(', ')
    .slice(0, 200);

/** Host and path, without whoever's name and password stand before them. */
const repositoryOf = (uri: string | undefined): string | null => {
  if (uri === undefined) return null;
  const { host, pathname } = URL.canParse(uri) ? new URL(uri) : { host: '', pathname: uri.replace(/^[^@/]*@/, '').replace(':', '/') };
  return `${host}${pathname}`.replace(/\.git\/?$/, '').replace(/\/+$/, '').toLowerCase().slice(0, 200);
};

type Around = { artifacts: readonly UriPlace[]; pathOf: (place: UriPlace) => string; taxon: TaxonIn; changed: readonly Changed[] };
/** Levels that whoever ran the scanner gave to rules, by id. */
type Changed = ReadonlyMap<string, string>;

/** `ruleConfigurationOverrides` (3.20.5): a rule named by its id, or by its place in a list. */
const changedLevels = (invocation: Loose, { lists }: Rules): Changed =>
  new Map(
    asList(invocation['ruleConfigurationOverrides']).flatMap((one): [string, string][] => {
      const [descriptor, level] = [asObject(asObject(one)['descriptor']), asText(asObject(asObject(one)['configuration'])['level'])];
      const component = asObject(descriptor['toolComponent'])['index'];
      const index = descriptor['index'];
      const list = lists[typeof component === 'number' && component >= 0 ? component + 1 : 0];
      const id = asText(descriptor['id']) ?? (typeof index === 'number' ? list?.[index]?.id : undefined);
      return id === undefined || level === undefined || !LEVELS.includes(level) ? [] : [[id, level]];
    }),
  );

const asAlert = (raw: RawResult, rules: Rules, { artifacts, pathOf, taxon, changed }: Around): ScannedAlert => {
  const rule = ruleOf(raw, rules);
  // Of a single invocation most tools do not say that it is the first.
  const levels = changed[raw.invocation ?? (changed.length === 1 ? 0 : -1)];
  const path = pathOf(raw.place.uri === undefined && raw.artifact !== undefined ? (artifacts[raw.artifact] ?? raw.place) : raw.place);
  const id = raw.ruleId === '' ? (rule?.id ?? '') : raw.ruleId;
  return {
    rule: id === '' ? 'unnamed' : id,
    title: rule?.title ?? '',
    level: levelOf(raw.severity ?? rule?.severity, raw.level ?? levels?.get(raw.ruleId) ?? levels?.get(rule?.id ?? '') ?? rule?.level),
    cwe: [...new Set([...raw.cwe, ...cweOf({ taxa: raw.taxa }, taxon), ...(rule?.cwe ?? []), ...cweOf({ id })])],
    path,
    line: raw.line,
    place: raw.fingerprint.isWhole ? raw.fingerprint.value : `${path}\n${raw.fingerprint.value}`,
    baselineState: raw.baselineState,
    isSuppressed: raw.isSuppressed,
    isAside: isAside(path),
    author: raw.author,
  };
};

/** `a/b/c` is of rule `a/b`, or else of `a` (3.27.5, hierarchical). */
const ruleOf = ({ ruleId, rule }: RawResult, { lists, byId }: Rules): Rule | undefined => {
  const byIndex = rule === undefined ? undefined : lists[rule.component + 1]?.[rule.index];
  if (byIndex !== undefined && (ruleId === '' || ruleId === byIndex.id || ruleId.startsWith(`${byIndex.id}/`))) return byIndex;
  for (let id = ruleId; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf('/')))) if (byId.has(id)) return byId.get(id);
  // Of a name that stands nowhere the place alone says which rule is meant.
  return byIndex;
};

const levelOf = (severity: number | undefined, level: string | undefined): AlertLevel => {
  if (severity !== undefined && severity > 0) return severity >= 7 ? 'high' : severity >= 4 ? 'medium' : 'low';
  return level === 'error' ? 'high' : level === 'note' ? 'low' : level === 'none' ? 'note' : 'medium';
};

const asIntegration = (one: Loose, pathOf: (place: UriPlace) => string): ScannedIntegration => {
  const path = pathOf({ uri: asText(one['path'], 2_000) });
  const [provider, call] = [asText(one['provider'], 80) ?? '', asText(one['call'], 120) ?? ''];
  const author = asText(one['author'], 254);
  return { path, line: typeof one['line'] === 'number' && Number.isInteger(one['line']) && one['line'] >= 0 && one['line'] < 2_000_000_000 ? one['line'] : null, provider, call, place: `${path}\n${createHash('sha256').update(`${provider}\n${call}`).digest('hex')}`, isAside: isAside(path), author: author !== undefined && author.includes('@') ? author : null };
};

/** Equal ones in one file are told apart by their order. */
const numbered = <T extends { place: string; rule?: string }>(all: T[]): T[] => {
  const seen = new Map<string, number>();
  return all.map((one) => {
    const key = `${one.rule ?? ''}\n${one.place}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? one : { ...one, place: `${one.place}\n${count}` };
  });
};
