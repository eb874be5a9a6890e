// The same Python in a Node worker thread, for tests and `content:vet`.
// A thread is no sandbox: it runs the content of this repository only, never what a learner wrote.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { loadPyodide } from 'pyodide';
import type { ProgramRequest } from '../program.ts';
import { answerPython } from './answer-here.ts';
import { keepPython, type Pyodide } from './python-child.ts';

const { folder } = workerData as { folder: string };
const python = (await loadPyodide({
  _loadSnapshot: readFileSync(join(folder, 'python.snapshot')),
  // `import js` finds nothing: a promise that comes back after the heap was restored would bring the tab down.
  jsglobals: Object.create(null),
  stdin: () => null,
  stdout: () => undefined,
  stderr: () => undefined,
})) as unknown as Pyodide;
const kept = keepPython(python);
parentPort?.postMessage({ type: 'ready' });
parentPort?.on('message', ({ id, request }: { id: number; request: ProgramRequest }) => {
  try {
    parentPort?.postMessage({ type: 'answer', id, answer: answerPython(kept, request) });
  } catch (problem) {
    parentPort?.postMessage({ type: 'ended', id, message: String(problem) });
    process.exit(1);
  }
});
