// The one command behind every npm script: prepares what is missing, then runs the work under the pinned Node.
// Built-ins only and plain JavaScript: it has to run on Node 18, before anything is installed.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureAssets, ensureWeb } from './run/build.mjs';
import { chooseNode } from './run/choose-node.mjs';
import { addPackages, ensurePackages } from './run/packages.mjs';
import { linkPostgres } from './run/postgres-links.mjs';
import { prepareOnStandardError, runChild } from './run/run-child.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

let told = process.stdout;
const say = (line) => told.write(`${line}\n`);

// A smaller young generation: while a million records are received the server holds 0.3 GB instead of 0.42, in as much processor time.
const SERVER_FLAGS = ['--max-semi-space-size=8'];
// Node's word about its own stripping of types says nothing to whoever starts this.
const QUIET = '--disable-warning=ExperimentalWarning';

// What each command runs, whether it needs the built web, or of that Python alone, and the packages only tests and checks use. `bench:x` is scripts/bench/x.ts.
const COMMANDS = {
  start: { file: 'server/main.ts', needsWeb: true, flags: SERVER_FLAGS },
  dev: { file: 'scripts/dev.ts', needsWeb: true, environment: { NODE_ENV: 'development' } },
  test: { file: 'scripts/test.ts', needsWeb: true, needsTools: true, environment: { NODE_ENV: 'test' } },
  'test:full': { file: 'scripts/test.ts', needsWeb: true, needsTools: true, environment: { NODE_ENV: 'test', TEST_FULL: '1' } },
  check: { file: 'scripts/check.ts', needsTools: true },
  backup: { file: 'scripts/backup.ts' },
  restore: { file: 'scripts/restore.ts' },
  'way-in': { file: 'scripts/way-in.ts' },
  beforetab: { file: 'server/cli.ts', needsAssets: true },
  'arena:learn': { file: 'scripts/learn-wording.ts' },
  'content:vet': { file: 'scripts/content-vet.ts', needsAssets: true },
  screenshots: { file: 'scripts/screenshots.ts', needsWeb: true, needsTools: true },
};

const commandFor = (name) => {
  if (COMMANDS[name] !== undefined) return COMMANDS[name];
  return /^bench(:[\w-]+)?$/.test(name) ? { file: `scripts/${name.replace(':', '/')}.ts`, needsWeb: true, needsTools: true } : undefined;
};

// A few named server tests neither wait for a build nor pull the pages from under somebody's browser.
const needsPages = (given) => {
  const paths = given.filter((argument) => !argument.startsWith('-'));
  return paths.length === 0 || paths.some((path) => !/^(\.\/)?server\//.test(path));
};

const main = async ([name = '', ...given]) => {
  const isOwn = name === 'build' || name === 'add';
  const command = commandFor(name);
  if (!isOwn && command === undefined) throw new Error(`There is no command "${name}". There are: ${[...Object.keys(COMMANDS), 'bench', 'build', 'add'].join(', ')}.`);

  if (name === 'beforetab') {
    told = process.stderr;
    prepareOnStandardError();
  }
  const packages = await ensurePackages(root, name === 'add' || command?.needsTools === true, say);
  const node = chooseNode(root);
  linkPostgres(root);
  if (name === 'add') return addPackages(root, node, given);
  const isTest = name.startsWith('test');
  let isUnbuilt = false;
  const needsWeb = isOwn || (command.needsWeb && (!isTest || needsPages(given)));
  if (needsWeb || command.needsAssets) {
    try {
      const isForced = name === 'build';
      const results = await Promise.allSettled([needsWeb && ensureWeb(root, node, packages, say, isForced), ensureAssets(root, node, packages, say, isForced)]);
      for (const { reason } of results) if (reason !== undefined) throw reason;
    } catch (error) {
      // The other tests still tell something; the run fails at its end.
      if (!isTest) throw error;
      say(error.message);
      isUnbuilt = true;
    }
  }
  if (isOwn) return 0;
  if (!existsSync(join(root, command.file))) throw new Error(`"npm run ${name}" would run ${command.file}, which does not exist yet.`);
  return runChild(node, [QUIET, ...(command.flags ?? []), command.file, ...given], { ...command.environment, ...(isUnbuilt ? { BEFORETAB_UNBUILT: '1' } : {}), NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compile') });
};

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
