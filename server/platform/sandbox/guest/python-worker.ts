// The browser's Python: a worker that may reach no network, answers requests from the page, and is ended when it does not.
// Served as a file of its own because its Content-Security-Policy is that of its own response (connect-src 'none').
import type { ProgramAnswer, ProgramRequest } from '../program.ts';
import { answerPython } from './answer-here.ts';
import { keepPython, type Pyodide } from './python-child.ts';

type Told =
  | { type: 'start'; bytes: Record<string, ArrayBuffer> }
  | { type: 'run'; id: number; request: ProgramRequest };

let run: ((request: ProgramRequest) => ProgramAnswer) | undefined;

/** The smallest module there is. Where WebAssembly is refused Pyodide says nothing at all, so it is tried beforehand. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

async function start(bytes: Record<string, ArrayBuffer>): Promise<void> {
  await WebAssembly.compile(EMPTY_MODULE).catch((problem: unknown) => {
    throw new Error(`WebAssembly is blocked: ${String(problem)}`);
  });
  // The page fetched everything; the policy allows this worker no request at all.
  globalThis.fetch = (asked) => {
    const name = new URL(String(asked instanceof Request ? asked.url : asked), import.meta.url).pathname.split('/').at(-1) ?? '';
    const found = bytes[name];
    const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
    return found
      ? Promise.resolve(new Response(found, { headers: { 'content-type': type } }))
      : Promise.reject(new Error(`no ${name} here`));
  };
  const folder = new URL('./', /* @vite-ignore */ import.meta.url).href;
  const { loadPyodide } = (await import(`${folder}pyodide.mjs`)) as { loadPyodide: (options: object) => Promise<Pyodide> };
  const python = await loadPyodide({
    indexURL: folder,
    _loadSnapshot: bytes['python.snapshot'],
    // `import js` finds nothing: a promise that comes back after the heap was restored would bring the tab down.
    jsglobals: Object.create(null),
    stdin: () => null,
    stdout: () => undefined,
    stderr: () => undefined,
  });
  const kept = keepPython(python);
  run = (request) => answerPython(kept, request);
}

globalThis.addEventListener('message', (event: MessageEvent<Told>) => {
  const told = event.data;
  const say = (message: object): void => (globalThis as unknown as Worker).postMessage(message);
  if (told.type === 'start') {
    start(told.bytes).then(
      () => say({ type: 'ready' }),
      (problem: unknown) => say({ type: 'failed', message: String(problem) }),
    );
    return;
  }
  try {
    if (run === undefined) throw new Error('not started');
    say({ type: 'answer', id: told.id, answer: run(told.request) });
  } catch (problem) {
    run = undefined;
    say({ type: 'ended', id: told.id, message: String(problem) });
  }
});
