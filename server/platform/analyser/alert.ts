// What the analyser says: an alert, a call that asks a model, and what happened to the files.
import type { Level } from './rules/alerts.ts';
import type { Kind } from './rules/kinds.ts';

/** Lines and columns begin with 1. */
export type Location = { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number };
export type Alert = { readonly rule: string; readonly level: Level; readonly title: string; readonly path: string; readonly at: Location; readonly source: Location & { /** Where it is another file. */ readonly path?: string }; readonly sourceKind: Kind; readonly within: string; readonly fingerprint: string; /** Whose line it is, where somebody asked. */ readonly author?: string | undefined };
/** One call of a model: together they are what a rate of alerts is a rate of. */
export type Integration = { readonly path: string; readonly line: number; readonly provider: string; readonly call: string; readonly author?: string | undefined };
export type FileAnalysis = { readonly alerts: readonly Alert[]; readonly integrations: readonly Integration[]; readonly isLookedAt: boolean; /** Too long, or broken: why it was left out. */ readonly problem?: string };
