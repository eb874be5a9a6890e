// What `beforetab` as one file holds beside the scanner: packed by the build, because to read it costs 30 MB and a tenth of a second at each start.
export { probe } from './arena/commands.ts';
export { login, logout } from './people/device/commands.ts';
export { checkSetupCommand } from './platform/check-setup/commands.ts';
export { inspect, serveInspections } from './platform/inspector/commands.ts';
export { ingest } from './signals/commands.ts';
export { provenance } from './signals/pull-requests/commands.ts';
