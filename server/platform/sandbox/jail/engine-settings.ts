// V8's settings in a jail. Machine code that is kept for it must be made under the very same ones.
import { LIMITS } from './limits.ts';

/** One collector thread and a large nursery: a program lives for a second, and collecting costs more than its garbage. */
const SHORT_LIVED = ['--single-threaded-gc', '--min-semi-space-size=16'];

export const engineSettings = (heapMb: number, isBare = false): string[] => [
  `--max-old-space-size=${heapMb}`,
  `--wasm-max-mem-pages=${LIMITS.wasmPages}`,
  ...SHORT_LIVED,
  ...(isBare ? [] : ['--disallow-code-generation-from-strings']),
];
