// Starts the interpreter from its saved memory on disk, block by block: nearly half of that is zero, and memory that nobody writes to costs nothing.
import { closeSync, openSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Pyodide } from './python-child.ts';
import { readExactly } from './read-exactly.ts';
import { BLOCK, type Memory, zeroIn } from './save-memory.ts';

/** Pyodide's own names for what it hands to whoever makes its module. */
type Settings = { INITIAL_MEMORY: number; API: { restoreSnapshot: (snapshot: Uint8Array) => unknown } };
type MakeModule = (settings: Settings) => Promise<Memory>;

const READ_BYTES = 16 * BLOCK;

/** `folder` ends in a slash and holds Pyodide and `python.snapshot`. Throws when one of them is not whole. */
export const loadFromDisk = async (folder: string): Promise<Pyodide> => {
  const open = async <Module>(name: string): Promise<Module> => (await import(pathToFileURL(`${folder}${name}`).href)) as Module;
  const { loadPyodide } = await open<{ loadPyodide: (options: object) => Promise<Pyodide> }>('pyodide.mjs');
  const { default: makeModule } = await open<{ default: MakeModule }>('pyodide.asm.mjs');
  const file = `${folder}python.snapshot`;
  const memoryBytes = statSync(file).size;
  const saved = openSync(file, 'r');
  try {
    const head = readHead(saved);
    const createPyodideModule: MakeModule = async (settings) => {
      settings.INITIAL_MEMORY = memoryBytes - head.length;
      const module = await makeModule(settings);
      const { restoreSnapshot } = settings.API;
      // Pyodide looks at the head, and copies the nothing that follows it.
      settings.API.restoreSnapshot = (given) => {
        const told = restoreSnapshot(given);
        fill(module.HEAPU8, saved, head.length);
        return told;
      };
      return module;
    };
    return await loadPyodide({
      indexURL: folder,
      createPyodideModule,
      _loadSnapshot: head,
      jsglobals: Object.create(null) as object,
      stdin: () => null,
      stdout: () => undefined,
      stderr: () => undefined,
    });
  } finally {
    closeSync(saved);
  }
};

/** What Pyodide writes before the memory itself; its second word says how long it is. */
const readHead = (saved: number): Uint8Array => {
  const start = readExactly(saved, new Uint8Array(8), 0);
  return readExactly(saved, new Uint8Array(new DataView(start.buffer).getUint32(4, true)), 0);
};

const fill = (memory: Uint8Array, saved: number, from: number): void => {
  const part = new Uint8Array(READ_BYTES);
  const isZero = zeroIn(part);
  for (let at = 0; at < memory.length; at += READ_BYTES) {
    const bytes = readExactly(saved, part.subarray(0, memory.length - at), from + at);
    for (let block = 0; block < bytes.length; block += BLOCK) {
      const end = Math.min(block + BLOCK, bytes.length);
      if (!isZero(block, end)) memory.set(bytes.subarray(block, end), at + block);
    }
  }
};
