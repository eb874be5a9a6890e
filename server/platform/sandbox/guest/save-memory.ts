// Remembers the interpreter's memory and puts it back: only what is not zero is kept, and what is zero still is left untouched.

/** Emscripten replaces the view when the memory grows. */
export type Memory = { HEAPU8: Uint8Array };

/** Small enough to find the gaps, large enough to copy quickly. */
export const BLOCK = 16 * 1024;
const ZERO = new Uint8Array(BLOCK);

type Run = { from: number; to: number; bytes: Uint8Array | undefined };
/** Whether a block is all zero. Looking costs no memory where nothing was ever written; clearing would. */
export type IsZero = (from: number, to: number) => boolean;

/** Throws at `restore` when the memory has grown: the interpreter cannot be put back then. */
export function saveMemory(memory: Memory): { restore: () => void } {
  const size = memory.HEAPU8.length;
  const isZero = zeroIn(memory.HEAPU8);
  const runs = runsOf(memory.HEAPU8, isZero);
  return {
    restore: () => {
      const { HEAPU8 } = memory;
      if (HEAPU8.length !== size) throw new Error('grown');
      for (const { from, to, bytes } of runs) {
        if (bytes === undefined) clear(HEAPU8, from, to, isZero);
        else HEAPU8.set(bytes, from);
      }
    },
  };
}

/** Node compares memory as fast as it is read; a browser has to look at each word. `bytes` begin at a multiple of four. */
export function zeroIn(bytes: Uint8Array): IsZero {
  if (typeof Buffer !== 'undefined') {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return (from, to) => buffer.compare(ZERO, 0, to - from, from, to) === 0;
  }
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  return (from, to) => words.subarray(from / 4, to / 4).every((word) => word === 0);
}

function clear(bytes: Uint8Array, from: number, to: number, isZero: IsZero): void {
  for (let at = from; at < to; at += BLOCK) {
    const end = Math.min(at + BLOCK, to);
    if (!isZero(at, end)) bytes.fill(0, at, end);
  }
}

function runsOf(bytes: Uint8Array, isZero: IsZero): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < bytes.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, bytes.length);
    const last = runs.at(-1);
    const isGap = isZero(from, to);
    if (last !== undefined && (last.bytes === undefined) === isGap) last.to = to;
    else runs.push({ from, to, bytes: isGap ? undefined : bytes });
  }
  return runs.map((run) => ({ ...run, bytes: run.bytes && run.bytes.slice(run.from, run.to) }));
}
