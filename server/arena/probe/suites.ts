// The attacks and ordinary questions of the arena, all of them, from the content folder or from inside the command that is one file.
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { type Attack, readAttacks, readOrdinaryQuestions } from '../challenges/read-suites.ts';

export type Suites = { attacks: Attack[]; ordinary: string[] };

/** In the command that is one file the build puts them in, as JSON, packed and as base64. */
declare const __SUITES__: string | undefined;

export const readSuites = (): Suites => {
  if (typeof __SUITES__ === 'string') return JSON.parse(brotliDecompressSync(Buffer.from(__SUITES__, 'base64')).toString()) as Suites;
  const folder = fileURLToPath(new URL('../../../content/arena', import.meta.url));
  const { open, heldOut, unusual } = readAttacks(folder);
  return { attacks: [...open, ...heldOut, ...unusual], ordinary: readOrdinaryQuestions(folder) };
};
