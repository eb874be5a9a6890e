// Finds in Python, TypeScript, JavaScript and files of Vue and Svelte where text from outside steers a language model, and where its answer is trusted too far.
// Words: alert (one place, with its rule and level), source and place (where text comes from, where it matters), integration (a call that asks a model).
// Never runs the code it reads, follows text into other files of the same run and into no package, and keeps nothing.
export type { Alert, FileAnalysis, Integration, Location } from './alert.ts';
export { analyseFiles, type Analysis } from './analyse-files.ts';
export { analyseSource, isAnalysed } from './analyse-source.ts';
export { listFiles } from './list-files.ts';
export { ALERT_RULES, type AlertRule, type Level } from './rules/alerts.ts';
export { toSarif } from './to-sarif.ts';
