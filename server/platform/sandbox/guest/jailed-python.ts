// Python programs in the jail: one interpreter from the saved memory, put back after every answer.
import { constants, statSync } from 'node:fs';
import { isDeno, shownFolder, talk } from './jailed-talk.ts';
import { handOver } from './kept-code.ts';
import { loadFromDisk } from './load-from-disk.ts';
import { keepPython } from './python-child.ts';
import { type JailedPythonRequest, rememberReplies } from './remember-replies.ts';
import { warmUp } from './warm-up.ts';

const folder = shownFolder();
// Pyodide looks at both while it starts; neither is there with Node's --permission, or should be touched.
Object.defineProperty(process, 'stdin', { get: () => ({ fd: -1 }) });
Object.defineProperty(process, 'binding', { value: () => ({ fs: constants }) });

// Not in Deno, which brings another V8 than the one that made it.
if (!isDeno) void handOver(`${folder}python.code`, statSync(`${folder}pyodide.asm.wasm`).size);
const python = keepPython(await loadFromDisk(folder));

warmUp(python);
const remembered = rememberReplies();
await talk(
  ({ rows, ...request }: JailedPythonRequest, host) => JSON.parse(python.run(request, remembered({ rows, run: request.run?.id }, host))) as unknown,
  // After the answer is out: the grader judges meanwhile. A memory that grew ends the process here.
  python.settle,
);
