// Which tests ask the run's own database: those that reach test/server.ts, the only place to get one, by what they import.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const SOURCE = resolve('test/server.ts');
const IMPORTED = /^(?:import|export)\b[^;']*'(\.[^']+\.ts)'/gm;

const importsOf = (file: string): string[] => [...readFileSync(file, 'utf8').matchAll(IMPORTED)].map(([, path]) => resolve(dirname(file), path!));

/** Others do the same on every version of PostgreSQL: they ask none, or start the product with its own. */
export const asksDatabase = (file: string): boolean => {
  const seen = new Set([resolve(file)]);
  // A set goes on to what is added to it.
  for (const one of seen) {
    if (one === SOURCE) return true;
    // Code that writes code has imports in its text which are of other folders.
    for (const next of importsOf(one).filter((path) => existsSync(path))) seen.add(next);
  }
  return false;
};
