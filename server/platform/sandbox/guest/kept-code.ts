// Machine code of a WebAssembly module, kept beside it: a new process begins with what an older one had to compile while it ran.
// Only for the V8, its settings and the processor that it was made with; everywhere else the module is compiled as ever.
import { closeSync, fstatSync, openSync } from 'node:fs';
import { readExactly } from './read-exactly.ts';

/** V8 has no open way to do this in Node; its own verbs stand behind a setting that is up only while one of them is called. */
const askV8 = (code: string, ...given: unknown[]): unknown => {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  const { Script } = process.getBuiltinModule('node:vm');
  setFlagsFromString('--allow-natives-syntax');
  try {
    return (new Script(code).runInThisContext() as (...args: unknown[]) => unknown)(...given);
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
};

/** V8 looks at versions and settings, not whether the bytes are all there. */
const LENGTH_BYTES = 4;

/** What was compiled by the better compiler until now, its length before it. */
export const writeCode = (module: WebAssembly.Module): Uint8Array => {
  const code = new Uint8Array(askV8('(module) => %SerializeWasmModule(module)', module) as ArrayBuffer);
  const whole = new Uint8Array(LENGTH_BYTES + code.length);
  new DataView(whole.buffer).setUint32(0, code.length);
  whole.set(code, LENGTH_BYTES);
  return whole;
};

/** Undefined where there is no such file, it is not whole, or it was made by another V8, under other settings or for another processor. */
export const readCode = (path: string, wasm: Uint8Array): WebAssembly.Module | undefined => {
  try {
    const module = askV8('(code, wasm) => %DeserializeWasmModule(code, wasm)', readWhole(path), wasm);
    return module instanceof WebAssembly.Module ? module : undefined;
  } catch {
    return undefined;
  }
};

/** Straight into the buffer that V8 is given: a copy of it would make V8 collect its garbage in the middle of a start. */
const readWhole = (path: string): ArrayBuffer => {
  const file = openSync(path, 'r');
  try {
    const head = readExactly(file, new Uint8Array(LENGTH_BYTES), 0);
    const code = readExactly(file, new Uint8Array(fstatSync(file).size - LENGTH_BYTES), LENGTH_BYTES);
    if (code.length !== new DataView(head.buffer).getUint32(0)) throw new Error('The machine code is not whole.');
    return code.buffer;
  } finally {
    closeSync(file);
  }
};

/** The next module of that size is not compiled but read from the file `code`; answers a promise of it, however it came about. */
export const handOver = (code: string | undefined, wasmBytes: number): Promise<WebAssembly.Module> =>
  new Promise((done) => {
    const compile = WebAssembly.instantiate;
    const instantiate = async (source: BufferSource, imports?: WebAssembly.Imports): Promise<WebAssembly.WebAssemblyInstantiatedSource> => {
      if (source.byteLength !== wasmBytes) return compile(source, imports);
      WebAssembly.instantiate = compile;
      const wasm = ArrayBuffer.isView(source) ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source);
      const module = (code === undefined ? undefined : readCode(code, wasm)) ?? (await WebAssembly.compile(source));
      done(module);
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    };
    WebAssembly.instantiate = instantiate as typeof WebAssembly.instantiate;
  });
