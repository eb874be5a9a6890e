// Runs the labs' own programs in one interpreter and keeps the machine code that came of it: `node <settings> make-python-code.ts <folder>`.
// The folder holds Pyodide and its saved memory; the settings are those of the jail, or the jail could not use the code.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { type Build, type LabBody, parseLab, readLabFolder, runChecks } from '../server/labs/index.ts';
import { answerPython } from '../server/platform/sandbox/guest/answer-here.ts';
import { handOver, writeCode } from '../server/platform/sandbox/guest/kept-code.ts';
import { keepPython, type Pyodide } from '../server/platform/sandbox/guest/python-child.ts';

const LABS = fileURLToPath(new URL('../content/labs', import.meta.url));
/** Whatever runs twice is compiled well. V8's own setting is put back before anything is written. */
const BUDGET = { eager: 1, own: 13_000_000 };

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node <settings> make-python-code.ts <folder>');
setFlagsFromString(`--wasm-tiering-budget=${BUDGET.eager}`);
const module = handOver(undefined, statSync(join(folder, 'pyodide.asm.wasm')).size);
const { loadPyodide } = (await import(pathToFileURL(join(folder, 'pyodide.mjs')).href)) as { loadPyodide: (options: object) => Promise<Pyodide> };
const nothing = { jsglobals: Object.create(null) as object, stdin: () => null, stdout: () => undefined, stderr: () => undefined };
const python = keepPython(await loadPyodide({ indexURL: `${folder}/`, _loadSnapshot: readFileSync(join(folder, 'python.snapshot')), ...nothing }));

for (const slug of readdirSync(LABS)) {
  const lab = parseLab(await readLabFolder(join(LABS, slug)), slug).body as LabBody | undefined;
  if (lab?.language !== 'python') continue;
  const [shown, hidden] = await Promise.all(['public.ts', 'hidden.ts'].map(async (name) => (await import(pathToFileURL(join(LABS, slug, 'checks', name)).href)) as { build: Build }));
  const child = { run: (request: Parameters<typeof answerPython>[1]) => Promise.resolve(answerPython(python, request)) };
  for (const files of [lab.start, lab.fixes[0]!.files]) await runChecks({ build: shown!.build, hidden: hidden!.build, language: 'python', files, seed: slug, child, attacks: lab.attacks.map(({ name }) => name) });
}
// The compiler works beside.
await wait(1_000);
setFlagsFromString(`--wasm-tiering-budget=${BUDGET.own}`);
writeFileSync(join(folder, 'python.code'), writeCode(await module));
