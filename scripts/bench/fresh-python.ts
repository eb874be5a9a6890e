// A fresh system python3 for each submission, plain and in the same jail: what our warm processes are measured against.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Jailing } from '../../server/platform/sandbox/jail/bubblewrap.ts';
import { type JailCommand, outerEnvironment } from '../../server/platform/sandbox/jail/guest-program.ts';
import { startGuest } from '../../server/platform/sandbox/jail/start-guest.ts';
import { askProgram } from '../../server/platform/sandbox/pool/ask-program.ts';
import type { SqlPlace } from '../../server/platform/sandbox/pool/ask-sql.ts';
import type { Child } from '../../server/platform/sandbox/program.ts';

const SCRIPT = fileURLToPath(new URL('fresh-python.py', import.meta.url));
const MODULES = fileURLToPath(new URL('../../server/platform/sandbox/guest/python', import.meta.url));

/** The real program behind `python3`, the folders it needs, and the modules of a lab compiled for it, since in the jail nothing can be kept; undefined where there is none. */
export const findPython = (): { program: string; folders: string[]; modules: string } | undefined => {
  try {
    const said = execFileSync('python3', ['-c', 'import sys; print(sys.executable, sys.base_prefix)'], { encoding: 'utf8' }).trim().split(' ');
    const modules = mkdtempSync(join(tmpdir(), 'beforetab-fresh-modules-'));
    process.once('exit', () => rmSync(modules, { recursive: true, force: true }));
    cpSync(MODULES, modules, { recursive: true });
    execFileSync('python3', ['-m', 'compileall', '-q', modules]);
    return { program: said[0]!, folders: [said[1]!, '/lib', '/lib64', '/usr/lib'], modules };
  } catch {
    return undefined;
  }
};

const commandFor = ({ program, folders, modules }: NonNullable<ReturnType<typeof findPython>>, app: string, jailed: Jailing | undefined): JailCommand => {
  if (jailed === undefined) return { command: program, args: ['-S', '-E', SCRIPT, modules, app], environment: outerEnvironment(), talksOn: 'its own pipe' };
  const shown: [string, string][] = [...folders.map((path): [string, string] => [path, path]), [modules, '/modules'], [SCRIPT, '/fresh.py'], [app, '/app']];
  return jailed(shown, [program, '-S', '-E', '/fresh.py', '/modules', '/app']);
};

/** Runs `submission` with a child that is one new process, and ends it. `sql` is kept warm for all of them. */
export const withFreshPython = async <T>(python: NonNullable<ReturnType<typeof findPython>>, files: Record<string, string>, jailed: Jailing | undefined, sql: SqlPlace, submission: (child: Child) => Promise<T>): Promise<T> => {
  const app = mkdtempSync(join(tmpdir(), 'beforetab-fresh-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(app, name), text);
  const guest = startGuest({ command: () => commandFor(python, app, jailed) }, { script: SCRIPT, heapMb: 0 });
  try {
    await guest.ready;
    return await submission({ run: (request) => askProgram(guest, sql, request) });
  } finally {
    guest.end('over');
    rmSync(app, { recursive: true, force: true });
  }
};
