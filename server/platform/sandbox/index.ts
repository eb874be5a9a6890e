// Runs a program that nobody trusts and answers what it asks of its surroundings; knows nothing of labs.
// Words: child (whoever runs one request), guest (a jailed process), host (answers a program's calls and keeps the log), grader (the process that holds the pool and judges).
// Never runs such a program outside of a jail on the server, and never lets one state its own verdict.
export type { Call, Child, Failure, Language, LogEntry, ProgramAnswer, ProgramRequest, Surroundings } from './program.ts';
export { withinTime } from './grader/within-time.ts';
export type { Figures, SandboxState } from './grader/messages.ts';
export { NoAnswer } from './jail/start-guest.ts';
export { type EngineState, noSandbox, type Sandbox } from './sandbox.ts';
export { sayAbout } from './say-about.ts';
export { noServerSandbox, type ServerSandbox, serverSandbox } from './server-sandbox.ts';
