// The three programs that run in jails, as `scripts/build-assets.ts` made them.
import { join } from 'node:path';
import { findPythonAssets } from '../guest/start-trusted.ts';
import type { Language } from '../program.ts';
import type { GuestProgram } from './guest-program.ts';
import { LIMITS } from './limits.ts';

/** Throws when the build has not run. */
export const guestPrograms = async (): Promise<Record<Language | 'sql', GuestProgram>> => {
  const folder = await findPythonAssets();
  const { heapMb } = LIMITS;
  const script = (name: string): string => join(folder, `jailed-${name}.mjs`);
  return {
    python: { script: script('python'), folder, heapMb },
    typescript: { script: script('typescript'), heapMb },
    sql: { script: script('sql'), heapMb },
  };
};
