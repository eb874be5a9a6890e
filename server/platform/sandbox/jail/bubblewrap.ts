// The jail by bubblewrap: name spaces, no capability, a system call filter, and a file system that holds Node and one script.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineSettings } from './engine-settings.ts';
import { type BackEnd, type GuestProgram, type JailCommand, outerEnvironment } from './guest-program.ts';
import { limiting } from './limits.ts';
import { seccompFilter } from './seccomp.ts';
import type { Machine } from './syscalls.ts';

const NOBODY = '65534';

/** The libraries this very Node was loaded with, its loader among them. */
export const librariesOfNode = (): string[] => {
  // The network part of a report asks the name server about every address.
  const report = process.report as typeof process.report & { excludeNetwork: boolean };
  report.excludeNetwork = true;
  const { sharedObjects } = report.getReport() as unknown as { sharedObjects: string[] };
  return sharedObjects.filter((path) => path.startsWith('/') && !path.endsWith('.node') && path !== process.execPath);
};

/** A process of nobody's, in name spaces of its own and without rights, that ends with whoever started it. */
export const APART = ['--unshare-user', '--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try', '--die-with-parent', '--new-session', '--cap-drop', 'ALL', '--uid', NOBODY, '--gid', NOBODY, '--hostname', 'jail'];
// No /proc, /dev, /tmp, /etc, no shell; and last of all the root itself becomes unwritable.
const CLOSED = ['--remount-ro', '/', '--chdir', '/'];

/** Not what keeps anybody in, but each costs nothing and takes away a step of an attack. */
const hardening = (folder: string | undefined): string[] => [
  '--no-addons',
  '--disable-proto=delete',
  '--permission',
  '--allow-fs-read=/guest.mjs',
  ...(folder === undefined ? [] : ['--allow-fs-read=/shown']),
];

const runsNode = ({ heapMb, folder, isBare }: GuestProgram): string[] => [
  '/node',
  ...engineSettings(heapMb, isBare),
  '--no-warnings',
  ...(isBare === true ? [] : hardening(folder)),
  '/guest.mjs',
  '/shown',
];

/** A command that shows nothing but these paths, under these names, and runs a program among them. */
export type Jailing = (paths: readonly (readonly [path: string, as: string])[], run: readonly string[]) => JailCommand;

/** Writes the filter into `runDir`; throws on a machine that is neither x86_64 nor arm64. */
export const jailing = (runDir: string): Jailing => {
  if (process.arch !== 'x64' && process.arch !== 'arm64') throw new Error(`There is no system call filter for ${process.arch}.`);
  const filter = join(runDir, `seccomp-${process.arch}.bpf`);
  // Whole or not at all: another grader's processes may be reading it.
  const begun = `${filter}.${process.pid}`;
  writeFileSync(begun, seccompFilter(process.arch satisfies Machine), { mode: 0o600 });
  renameSync(begun, filter);
  return (paths, run) => {
    const args = [...limiting(), 'bwrap', ...APART, '--clearenv', ...paths.flatMap(([path, as]) => ['--ro-bind', path, as]), ...CLOSED, '--seccomp', '3', '--', ...run];
    return { command: 'prlimit', args, environment: outerEnvironment(), talksOn: 'its own pipe', filter };
  };
};

export const bubblewrapBackEnd = (runDir: string): BackEnd => {
  const jailed = jailing(runDir);
  const libraries = librariesOfNode().map((path) => [path, path] as const);
  const command = (program: GuestProgram): JailCommand => {
    const { script, folder, isNative } = program;
    const paths = [...libraries, [process.execPath, '/node'] as const, [script, '/guest.mjs'] as const, ...(folder === undefined ? [] : [[folder, '/shown'] as const])];
    return jailed(paths, isNative === true ? ['/guest.mjs'] : runsNode(program));
  };
  return { name: 'bubblewrap', command };
};
