// What an inspection came to, as text for people, as JSON, and as SARIF 2.1.0 for code hosts. Hidden texts are shown escaped and cut.
import { createHash } from 'node:crypto';
import { artifactLocation, fileProblem, sarifLog } from '../../sarif.ts';
import type { Hidden, Inspection, Place } from '../hidden.ts';
import { type Technique, TECHNIQUES } from '../techniques.ts';
import { showText } from '../text/show.ts';

export type Inspected = Inspection & { path: string };
export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

export const makeReport = (format: Format, inspected: readonly Inspected[]): string => {
  if (format === 'json') return JSON.stringify(json(inspected), null, 2);
  return format === 'sarif' ? sarif(inspected) : text(inspected);
};

const some = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const where = ({ line, page, part, paragraph }: Place): string =>
  [line === undefined ? '' : `line ${line}`, page === undefined ? '' : `page ${page}`, part ?? '', paragraph === undefined ? '' : `paragraph ${paragraph}`].filter((each) => each !== '').join(', ');
/** Editors open `file:line`. */
const address = (path: string, place: Place): string => (place.line === undefined ? `${path} (${where(place)})` : `${path}:${place.line}`);

const text = (inspected: readonly Inspected[]): string => {
  const lines: string[] = [];
  for (const { path, hidden, letters, problem } of inspected) {
    for (const { place, severity, title, technique, why, text } of hidden) lines.push(`${address(path, place)}  ${severity}  ${title}  [${technique}]`, `  a model reads: ${showText(text)}`, `  ${why}`);
    if (hidden.length > 0) lines.push(`${path}  a reader sees ${some(letters.seen, 'letter')}, and ${some(letters.hidden, 'letter')} stand where they are not seen.`);
    if (problem !== undefined) lines.push(`${path}  not inspected: ${problem}`);
  }
  const found = inspected.reduce((sum, { hidden }) => sum + hidden.length, 0);
  const files = inspected.filter(({ problem }) => problem === undefined).length;
  lines.push(found === 0 ? `Nothing hidden found: ${some(files, 'document')} inspected.` : `${some(found, 'hidden text')} in ${some(inspected.filter(({ hidden }) => hidden.length > 0).length, 'document')}; ${some(files, 'document')} inspected.`);
  return lines.join('\n');
};

const json = (inspected: readonly Inspected[]): object => ({
  summary: { documents: inspected.length, hidden: inspected.reduce((sum, { hidden }) => sum + hidden.length, 0), problems: inspected.filter(({ problem }) => problem !== undefined).length },
  documents: inspected.map((each) => ({ ...each, hidden: each.hidden.map((one) => ({ ...one, text: showText(one.text) })) })),
});

const sarif = (inspected: readonly Inspected[]): string => {
  const used = (Object.keys(TECHNIQUES) as Technique[]).filter((id) => inspected.some(({ hidden }) => hidden.some(({ technique }) => technique === id)));
  const rules = used.map((id) => ({ id, name: TECHNIQUES[id].title, shortDescription: { text: TECHNIQUES[id].title }, help: { text: TECHNIQUES[id].why }, properties: { tags: ['security', 'external/cwe/cwe-1427'] } }));
  const results = inspected.flatMap(({ path, hidden }) => hidden.map((one) => result(path, one, used.indexOf(one.technique))));
  const notifications = inspected.flatMap(({ path, problem }) => (problem === undefined ? [] : [fileProblem(path, problem)]));
  return sarifLog({
    tool: { driver: { name: 'BeforeTab inspect', rules } },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
    results,
  });
};

const result = (path: string, { technique, title, severity, place, text, fingerprint }: Hidden, ruleIndex: number): object => {
  const file = artifactLocation(path);
  return {
    ruleId: technique,
    ruleIndex,
    level: severity === 'high' ? 'error' : 'warning',
    message: { text: `${title}: ${showText(text)}` },
    locations: [{
      physicalLocation: { artifactLocation: file, ...(place.line === undefined ? {} : { region: { startLine: place.line } }) },
      ...(place.line === undefined ? { logicalLocations: [{ fullyQualifiedName: where(place) }] } : {}),
    }],
    partialFingerprints: { 'beforetabHidden/v1': createHash('sha256').update(`${file.uri}\0${fingerprint}`).digest('hex').slice(0, 32) },
  };
};
