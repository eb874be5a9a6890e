// An analysis as SARIF 2.1.0 (OASIS, 2020), for code hosts and other tools; integrations stand among the run's properties.
import { artifactLocation, fileProblem, sarifLog } from '../sarif.ts';
import type { Alert, Location } from './alert.ts';
import type { Analysis } from './analyse-files.ts';
import { ALERT_RULES, type Level } from './rules/alerts.ts';
import { RULESET } from './rules/ruleset.ts';

const LEVELS: Readonly<Record<Level, 'error' | 'warning' | 'note'>> = { high: 'error', medium: 'warning', low: 'note', note: 'note' };
/** What code hosts order by: the classes' usual CVSS range, lowered with confidence. */
const SEVERITY: Readonly<Record<Level, string>> = { high: '8.0', medium: '5.5', low: '3.0', note: '0.0' };

/** `isRescan`: older code under these rules, so that what they find there is not counted as new. */
export const toSarif = (analysis: Analysis, alerts: readonly Alert[], { isRescan = false } = {}): string => {
  const rules = ALERT_RULES.map(({ id, title, help, cwe, source }) => ({
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${help}` },
    help: { text: help },
    helpUri: source,
    properties: { tags: ['security', `external/cwe/${cwe.toLowerCase()}`] },
  }));
  const results = alerts.map((alert) => ({
    ruleId: alert.rule,
    ruleIndex: ALERT_RULES.findIndex(({ id }) => id === alert.rule),
    level: LEVELS[alert.level],
    message: { text: `${alert.title}. It comes from line ${alert.source.line}${alert.source.path === undefined ? '' : ` of ${alert.source.path}`}.` },
    locations: [place(alert.path, alert.at)],
    relatedLocations: [{ id: 1, ...place(alert.source.path ?? alert.path, alert.source), message: { text: 'where the text comes from' } }],
    partialFingerprints: { 'beforetab/v1': alert.fingerprint },
    properties: { confidence: alert.level, sourceKind: alert.sourceKind, 'security-severity': SEVERITY[alert.level], author: alert.author },
  }));
  return sarifLog({
    tool: { driver: { name: 'BeforeTab analyze', version: RULESET, rules } },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: analysis.problems.map(({ path, problem }) => fileProblem(path, problem)) }],
    results,
    properties: { files: analysis.files, filesLookedAt: analysis.lookedAt, integrations: analysis.integrations, ...(isRescan ? { rescan: true } : {}) },
  });
};

const place = (path: string, { line, column, endLine, endColumn }: Location): object => ({
  physicalLocation: { artifactLocation: artifactLocation(path), region: { startLine: line, startColumn: column, endLine, endColumn } },
});
