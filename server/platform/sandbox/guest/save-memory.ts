// Remembers the interpreter's memory and puts it back: only what is not zero is kept, the rest is cleared.

/** Emscripten replaces the view when the memory grows. */
export type Memory = { HEAPU8: Uint8Array };

/** Small enough to find the gaps, large enough to copy quickly. */
const BLOCK = 16 * 1024;

type Run = { from: number; to: number; bytes: Uint8Array | undefined };

/** Throws at `restore` when the memory has grown: the interpreter cannot be put back then. */
export function saveMemory(memory: Memory): { restore: () => void } {
  const size = memory.HEAPU8.length;
  const runs = runsOf(memory.HEAPU8);
  return {
    restore: () => {
      const { HEAPU8 } = memory;
      if (HEAPU8.length !== size) throw new Error('grown');
      for (const { from, to, bytes } of runs) {
        if (bytes === undefined) HEAPU8.fill(0, from, to);
        else HEAPU8.set(bytes, from);
      }
    },
  };
}

function runsOf(bytes: Uint8Array): Run[] {
  const words = new BigUint64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
  const runs: Run[] = [];
  for (let from = 0; from < bytes.length; from += BLOCK) {
    const isZero = words.subarray(from / 8, (from + BLOCK) / 8).every((word) => word === 0n);
    const last = runs.at(-1);
    if (last !== undefined && (last.bytes === undefined) === isZero) last.to = Math.min(from + BLOCK, bytes.length);
    else runs.push({ from, to: Math.min(from + BLOCK, bytes.length), bytes: isZero ? undefined : bytes });
  }
  return runs.map((run) => ({ ...run, bytes: run.bytes && run.bytes.slice(run.from, run.to) }));
}
