// Keeps the engine's process apart where bubblewrap can: it sees itself, the engine, one model file and the system's libraries; no network, no other process.
import { spawnSync } from 'node:child_process';
import { APART } from '../../sandbox/jail/bubblewrap.ts';

/** `folder`: the engine's packages; `file`: the model; `script`: what runs. */
export type EngineParts = { folder: string; file: string; script: string };
/** How to run Node on `script` with `file`, under the names they have in there. */
export type EngineJail = { before: string[]; node: string; script: string; file: string };

/** Libraries, and how many processors there are; nothing of it is this machine's own business. */
const SYSTEM = ['/usr', '/lib', '/lib64', '/etc/ld.so.cache', '/sys/devices/system/cpu'].flatMap((path) => ['--ro-bind-try', path, path]);
const OWN = ['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', '--chdir', '/tmp'];
const NODE = '/node';

const COMMAND = 'bwrap';
const inJail = (shown: readonly string[]): string[] => [...APART, ...SYSTEM, ...OWN, '--ro-bind', process.execPath, NODE, ...shown, '--'];

let isPossible: boolean | undefined;
/** Whether a process can be kept apart here, tried once. */
export const canJailEngine = (): boolean => {
  if (isPossible !== undefined) return isPossible;
  isPossible = process.platform === 'linux' && spawnSync(COMMAND, [...inJail([]), NODE, '--version'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
  return isPossible;
};

/** Undefined where it cannot be. Its own folder is shown under its own name, because packages find each other by it. */
export const jailEngine = ({ folder, file, script }: EngineParts): EngineJail | undefined => {
  if (!canJailEngine()) return undefined;
  const shown = ['--ro-bind', folder, folder, '--ro-bind', file, '/model.gguf', '--ro-bind', script, '/engine-process.mts'];
  return { before: [COMMAND, ...inJail(shown)], node: NODE, script: '/engine-process.mts', file: '/model.gguf' };
};
