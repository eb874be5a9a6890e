// The jail by Deno, where bubblewrap cannot run: no permission but reading two paths, and the kernel's limits in front.
import { createRequire } from 'node:module';
import { type BackEnd, type GuestProgram, type JailCommand, outerEnvironment } from './guest-program.ts';
import { limiting, LIMITS } from './limits.ts';

/** The program inside the npm package of this machine; never node_modules/.bin/deno, which copies itself on first use. */
export const findDeno = (): string | undefined => {
  try {
    return createRequire(import.meta.url).resolve(`@deno/linux-${process.arch}-glibc/deno`);
  } catch {
    return undefined;
  }
};

// Nothing is fetched, asked, remembered or looked up beside the script.
const ALONE = ['--no-prompt', '--no-config', '--no-lock', '--no-remote', '--no-npm', '--no-code-cache', '--cached-only', '--quiet'];

/** No folder can be made there, not even by root: Deno then keeps its caches in memory. */
const NOWHERE = '/proc/nowhere';

export const denoBackEnd = (deno: string): BackEnd => {
  const command = ({ script, folder, heapMb, isBare }: GuestProgram): JailCommand => {
    const v8 = `--v8-flags=--max-old-space-size=${heapMb},--wasm-max-mem-pages=${LIMITS.wasmPages}${isBare === true ? '' : ',--disallow-code-generation-from-strings'}`;
    const reads = `--allow-read=${[script, folder].filter((path) => path !== undefined).join(',')}`;
    // No bubblewrap to tie it to our life: the kernel ends it with the thread that started it.
    const args = [...limiting(), 'setpriv', '--pdeathsig', 'KILL', '--no-new-privs', '--', deno, 'run', ...ALONE, v8, reads, script, folder ?? ''];
    return { command: 'prlimit', args, environment: { ...outerEnvironment(), HOME: NOWHERE, DENO_DIR: NOWHERE, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' }, talksOn: 'standard input and output' };
  };
  return { name: 'deno', command };
};
