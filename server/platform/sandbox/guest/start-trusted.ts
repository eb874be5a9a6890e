// Starts children in worker threads for trusted content: the labs of this repository, in tests and while they are written.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Child, Language, ProgramAnswer, ProgramRequest } from '../program.ts';

type Said = { type: 'ready' } | { type: 'answer'; id: number; answer: ProgramAnswer } | { type: 'ended'; id: number; message: string };

/** Where `scripts/build-assets.ts` put this version's Python. Throws when it has not run. */
export async function findPythonAssets(assets = join(import.meta.dirname, '../../../../dist/assets/pyodide')): Promise<string> {
  const manifest = JSON.parse(await readFile(join(assets, 'manifest.json'), 'utf8')) as { stamp: string };
  return join(assets, manifest.stamp);
}

const THREADS: Record<Language, string> = { python: './python-thread.ts', typescript: './typescript-thread.ts' };

/** One thread a language, one request at a time; restarted after `timeLimit` milliseconds without an answer. Call `stop` at the end. */
export async function startTrusted(timeLimit = 2000): Promise<Child & { stop: () => Promise<void> }> {
  const workers = new Map<Language, Promise<Worker>>();
  let count = 0;
  const workerFor = (language: Language): Promise<Worker> => {
    const worker = workers.get(language) ?? ready(language);
    workers.set(language, worker);
    return worker;
  };
  const run = async (request: ProgramRequest): Promise<ProgramAnswer> => {
    const id = (count += 1);
    const worker = await workerFor(request.language);
    const said = await ask(worker, id, request, timeLimit);
    if (said?.type === 'answer') return said.answer;
    await worker.terminate();
    workers.set(request.language, ready(request.language));
    throw new Error(said?.type === 'ended' ? `ended: ${said.message}` : `ran longer than ${timeLimit} ms`);
  };
  return { run, stop: async () => void (await Promise.all([...workers.values()].map(async (worker) => (await worker).terminate()))) };
}

async function ready(language: Language): Promise<Worker> {
  const workerData = language === 'python' ? { folder: await findPythonAssets() } : {};
  const worker = new Worker(new URL(THREADS[language], import.meta.url), { workerData });
  return new Promise((done, failed) => {
    worker.once('message', () => done(worker));
    worker.once('error', failed);
  });
}

function ask(worker: Worker, id: number, request: ProgramRequest, timeLimit: number): Promise<Said | undefined> {
  return new Promise((done) => {
    const finish = (said?: Said): void => {
      clearTimeout(timer);
      worker.off('message', finish);
      done(said);
    };
    const timer = setTimeout(finish, timeLimit);
    worker.on('message', finish);
    worker.postMessage({ id, request });
  });
}
