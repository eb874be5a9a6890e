// What a scan came to, as text for people, as JSON, and as SARIF 2.1.0 for code hosts. None of them shows what was found.
import { createHash } from 'node:crypto';
import { artifactLocation, sarifLog } from '../../sarif.ts';
import type { Finding } from '../finding.ts';
import { RULES } from '../rules/all.ts';

export type Found = Finding & { path: string };
export type Sum = { files: number; bytes: number; binary: number; seconds: number; form: string; skipped: { path: string; why: string }[] };
export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

export const makeReport = (format: Format, found: readonly Found[], sum: Sum, hasKey: boolean): string => {
  if (format === 'json') return `${JSON.stringify({ summary: sum, findings: found.map((finding) => ({ ...finding, fingerprint: hasKey ? finding.fingerprint : undefined })) }, null, 2)}\n`;
  return format === 'sarif' ? `${sarif(found, hasKey)}\n` : text(found, sum);
};

const megabytes = (bytes: number): string => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const some = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

const text = (found: readonly Found[], { files, bytes, binary, skipped, seconds }: Sum): string => {
  const lines = found.map(({ path, line, column, title, rule, redacted }) => `${path}:${line}:${column}  ${title}  ${redacted}  [${rule}]`);
  for (const { path, why } of skipped) lines.push(`${path}  not scanned: ${why}`);
  const places = found.length === 0 ? 'Nothing found' : `${some(found.length, 'finding')} in ${some(new Set(found.map(({ path }) => path)).size, 'file')}`;
  const others = binary === 0 ? '' : `, ${some(binary, 'binary file')} left out`;
  return [...lines, `${places}: ${some(files, 'file')}, ${megabytes(bytes)} scanned in ${seconds.toFixed(1)} s${others}.`, ''].join('\n');
};

const sarif = (found: readonly Found[], hasKey: boolean): string => {
  const used = RULES.filter(({ id }) => found.some(({ rule }) => rule === id));
  const seen = new Map<string, number>();
  const results = found.map((finding) => {
    const file = artifactLocation(finding.path);
    // Says which of its kind in its file it is, so that a host knows it again when lines move.
    const which = (seen.get(`${file.uri} ${finding.rule}`) ?? 0) + 1;
    seen.set(`${file.uri} ${finding.rule}`, which);
    const place = createHash('sha256').update(`${finding.rule}\0${file.uri}\0${which}`).digest('hex').slice(0, 32);
    return {
      ruleId: finding.rule,
      ruleIndex: used.findIndex(({ id }) => id === finding.rule),
      level: finding.group === 'personal' ? 'warning' : 'error',
      message: { text: `${finding.title} ${finding.redacted}` },
      locations: [{ physicalLocation: { artifactLocation: file, region: { startLine: finding.line, startColumn: finding.column, endLine: finding.endLine, endColumn: finding.endColumn, byteOffset: finding.start, byteLength: finding.end - finding.start } } }],
      partialFingerprints: { 'beforetabPlace/v1': place, ...(hasKey ? { 'beforetabValue/v1': finding.fingerprint } : {}) },
    };
  });
  const rules = used.map(({ id, title, verifiedBy, source }) => ({ id, name: title, shortDescription: { text: title }, help: { text: `Verified by ${verifiedBy}. Source: ${source}.` } }));
  return sarifLog({ tool: { driver: { name: 'BeforeTab scan', rules } }, columnKind: 'utf16CodeUnits', results });
};
