// Runs test files in a process group of their own and says whether they passed and what was skipped.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shareProcesses } from './share-processes.ts';
import { atTheEnd } from './stopping.ts';

export type TestResult = { isGood: boolean; skipped: string[] };

const RUNNER = fileURLToPath(new URL('run-files.ts', import.meta.url));

export const runTests = async (files: readonly string[], environment: Record<string, string | undefined>): Promise<TestResult> => {
  const folder = await mkdtemp(join(tmpdir(), 'beforetab-report-'));
  const report = join(folder, 'skipped');
  const env = { ...process.env, ...environment, TEST_SKIPPED_REPORT: report };
  // A group of its own, so that what a hanging test started can be ended along with it.
  const child = spawn(process.execPath, [...process.execArgv, RUNNER, ...shareProcesses(files, folder)], { stdio: ['ignore', 'inherit', 'inherit'], env, detached: true });
  const forget = atTheEnd(() => void (child.pid !== undefined && process.kill(-child.pid, 'SIGTERM')));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
  forget();
  const skipped = (await readFile(report, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  await rm(folder, { recursive: true, force: true });
  return { isGood: code === 0, skipped };
};
