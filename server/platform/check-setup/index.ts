// What the assistants on a machine may do without asking, read from their own settings. Its words: issue, place, tool.
// It reads and reports; it changes nothing, follows no link out of a folder, sends nothing, and never shows a secret.
export { checkSetup, type Report } from './check-setup.ts';
export type { Issue, Level } from './issue.ts';
