// Lets many short test files share a process: to start one and load the product in it takes longer than most of them do.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const FILES_EACH = 16;
/** Fewer are run by somebody who waits for one of them, and are told apart better alone. */
const FEW = 32;

// What changes or measures the process itself, hooks every test in it, starts the product or a browser or takes long stays alone.
const NEEDS_ITS_OWN = /\bmock\b|process\.(?!execPath|platform|cwd|getuid)|globalThis|\b(?:beforeEach|afterEach)\(|\btimeout:|startProduct|TEST_FULL/;
const mayShare = (file: string): boolean => !file.startsWith('test/') && !file.endsWith('.browser.test.ts') && !NEEDS_ITS_OWN.test(readFileSync(file, 'utf8'));

/** Files to run in place of `files`: some of them, and in `folder` one for each process that several share. */
export const shareProcesses = (files: readonly string[], folder: string): string[] => {
  if (files.length <= FEW) return [...files];
  const together = files.filter(mayShare);
  const alone = files.filter((file) => !together.includes(file));
  const shared: string[] = [];
  for (let at = 0; at < together.length; at += FILES_EACH) {
    const some = together.slice(at, at + FILES_EACH);
    const name = join(folder, `${some.length}-files-from-${some[0]!.replaceAll('/', '-').replace(/\.test\.ts$/, '')}.mjs`);
    writeFileSync(name, programOf(some.map((file) => pathToFileURL(resolve(file)).href)));
    shared.push(name);
  }
  return mixed(alone, shared);
};

// The first test is over when all files are loaded: by then each has made what its own tests need, and none began, or tidied up for all, before.
const programOf = (urls: readonly string[]): string => `import { it } from 'node:test';
const { promise, resolve, reject } = Promise.withResolvers();
it('the files that share a process load', () => promise);
try {
${urls.map((url) => `  await import(${JSON.stringify(url)});`).join('\n')}
  resolve();
} catch (error) {
  reject(error);
}
`;

/** Evenly, beginning with the first kind: browsers beside browsers would wait for each other, and the run ends with short ones. */
const mixed = (some: readonly string[], others: readonly string[]): string[] =>
  [...some.map((file, at) => ({ file, at: at / some.length })), ...others.map((file, at) => ({ file, at: (at + 0.5) / others.length }))].sort((one, other) => one.at - other.at).map(({ file }) => file);
