// `npm test`: types, lint, then every test on a database of its own; names at the end what was not tested.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asksDatabase } from './test/asks-database.ts';
import { checkCode } from './test/check-code.ts';
import { findTests } from './test/find-tests.ts';
import { findDebianPostgres } from './test/find-postgres.ts';
import { runTests } from './test/run-tests.ts';
import { isLeaving, stopAll } from './test/stopping.ts';
import { startTestDatabase } from './test/test-database.ts';

const { values, positionals } = parseArgs({
  // CI runs test:full straight after test: types, lint, and tests that do the same in both cannot have changed in between, and what the second does whole the first need not sample.
  options: { 'before-full': { type: 'boolean', default: false }, 'after-test': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const isFull = process.env['TEST_FULL'] === '1';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const notTested: string[] = [];
let isGood = true;

// A page is the same on both: it hears of the database through routes, which are tried on both.
const isTriedOnBoth = (file: string): boolean => !file.startsWith('web/') && asksDatabase(file);

// It says so itself: nothing that tests import asks which run it is.
const doesMoreInFull = (file: string): boolean => readFileSync(file, 'utf8').includes('TEST_FULL');

const runOn = async (name: string, files: readonly string[], binDir?: string): Promise<void> => {
  if (files.length === 0 || isLeaving()) return;
  say(`\nTests on ${name}`);
  const database = await startTestDatabase(binDir);
  try {
    const result = await runTests(files, { TEST_DATABASE_ADMIN_URL: database.adminUrl, TEST_DATABASE_TEMPLATE: database.template });
    isGood = result.isGood && isGood;
    notTested.push(...result.skipped);
  } finally {
    await database.stop();
  }
};

try {
  const files = findTests(positionals);
  if (positionals.length === 0 && !values['after-test']) isGood = await checkCode();
  const onNewest = values['after-test'] ? files.filter(doesMoreInFull) : values['before-full'] ? files.filter((file) => !doesMoreInFull(file)) : files;
  const left = files.length - onNewest.length;
  if (values['after-test']) say(`\n${left} files of tests do the same in both runs and ran a moment ago; the others follow.`);
  if (values['before-full']) notTested.push(`${left} files of tests that npm run test:full runs whole`);
  await runOn('PostgreSQL 18 (embedded)', onNewest);
  if (isFull) {
    const debian = findDebianPostgres();
    if (debian === undefined) notTested.push("PostgreSQL 15: it was not found (Debian's package postgresql)");
    else await runOn(`PostgreSQL ${debian.version}`, files.filter(isTriedOnBoth), debian.binDir);
  } else if (positionals.length === 0) {
    notTested.push('PostgreSQL 15 and the long tests: npm run test:full runs them');
  }
} catch (error) {
  isGood = false;
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

if (process.env['BEFORETAB_UNBUILT'] === '1') {
  isGood = false;
  say('\nThe pages could not be built, so the browser saw old ones or none; why stands above.');
}
if (notTested.length > 0) say(`\nNot tested:\n${[...new Set(notTested)].map((line) => `  ${line}`).join('\n')}`);
say(isGood ? '\nAll that ran passed.' : '\nSomething failed; it stands above.');
await stopAll();
process.exit(isGood ? 0 : 1);
