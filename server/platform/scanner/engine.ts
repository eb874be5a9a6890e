// The engine in its two forms, WebAssembly with SIMD and plain JavaScript: the same answers, and one memory to put text in.
import * as layout from './engine/layout.ts';
import { packTables } from './pack-tables.ts';
import * as plain from './engine/entry.ts';

export type Engine = {
  form: 'wasm' | 'plain';
  memory: ArrayBuffer;
  /** Looks at the places [from, to) of the text [start, end); addresses in memory, `base` + address = place in the whole text modulo 2^32. */
  scan: (start: number, from: number, to: number, end: number, base: number) => number;
  countLines: (from: number, to: number) => number;
  lineStart: (from: number, to: number) => number;
  units: (from: number, to: number) => number;
};

/** Text that is read at once. Fits a core's second cache together with the tables. */
export const CHUNK = 1 << 20;
const PAGE = 65_536;
export const PAGES = Math.ceil((layout.TEXT + layout.LOOK_BACK + layout.LOOK_AHEAD + CHUNK + layout.PADDING) / PAGE);

type Exports = Pick<Engine, 'scan' | 'countLines' | 'lineStart' | 'units'>;

/** Throws where WebAssembly, or its SIMD, is missing or forbidden. */
export const startWasm = async (module: Uint8Array<ArrayBuffer>): Promise<Engine> => {
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
  const { instance } = await WebAssembly.instantiate(module, { env: { memory } });
  packTables(memory.buffer);
  const { scan, countLines, lineStart, units } = instance.exports as unknown as Exports;
  return { form: 'wasm', memory: memory.buffer, scan, countLines, lineStart, units };
};

let own: Engine | undefined;

/** There is one in a process: its variables are the module's. */
export const startPlain = (): Engine => {
  if (own !== undefined) return own;
  const memory = new ArrayBuffer(PAGES * PAGE);
  packTables(memory);
  plain.useMemory(memory);
  own = { form: 'plain', memory, scan: plain.scan, countLines: plain.countLines, lineStart: plain.lineStart, units: plain.units };
  return own;
};
