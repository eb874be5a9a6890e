// Starts the engine in Node: the module that is built from simd/ and engine/ and lies here, or plain JavaScript where it will not run.
import { readFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';
import { type Engine, startPlain, startWasm } from './engine.ts';

/** Built by scripts/build-scanner.ts. Kept in the repository, because the compiler (100 MB) is only there for those who develop. */
export const MODULE = new URL('./engine.wasm', import.meta.url);

/** In the command that is one file the build puts the module in, by Brotli and as base64. */
declare const __ENGINE__: string | undefined;

const readModule = async (): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(typeof __ENGINE__ === 'string' ? brotliDecompressSync(Buffer.from(__ENGINE__, 'base64')) : await readFile(MODULE));

export const loadEngine = async (): Promise<Engine> => {
  try {
    return await startWasm(await readModule());
  } catch {
    return startPlain();
  }
};
