// `npm test`: types, lint, then every test on a database of its own; names at the end what was not tested.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkCode } from './test/check-code.ts';
import { findTests } from './test/find-tests.ts';
import { findDebianPostgres } from './test/find-postgres.ts';
import { runTests } from './test/run-tests.ts';
import { stopAll } from './test/stopping.ts';
import { startTestDatabase } from './test/test-database.ts';

const { values, positionals } = parseArgs({
  // CI runs test:full straight after test: types, lint, and tests that do the same in both cannot have changed in between.
  options: { 'after-test': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const isFull = process.env['TEST_FULL'] === '1';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const notTested: string[] = [];
let isGood = true;

// What never asks the database is tested once: a lab, a jail, an embed or a verdict is the same on both.
const asksDatabase = (file: string): boolean =>
  !/^server\/platform\/(sandbox|scanner|analyser|statistics|inspector|check-setup)\/|^server\/signals\/pull-requests\/(provenance|security-review)\/|^server\/signals\/receive\/(adapters|frame)\/|^server\/labs\/(vet|forge|parse|bundle|run-checks)|^server\/arena\/(challenges|guards|judging|probe|reading|simulator)\/|^server\/effectiveness\/simulate|^scripts\/|^web\//.test(file);
// Pages and their states were all looked at once; on the second database a sample shows that they read from it.
const looksAtPages = (file: string): boolean => file.startsWith('test/e2e/every-');

// It says so itself: nothing that tests import asks which run it is.
const doesMoreInFull = (file: string): boolean => readFileSync(file, 'utf8').includes('TEST_FULL');

const runOn = async (name: string, groups: { files: string[]; isSample?: boolean }[], binDir?: string): Promise<void> => {
  say(`\nTests on ${name}`);
  const database = await startTestDatabase(binDir);
  try {
    for (const { files, isSample } of groups.filter(({ files }) => files.length > 0)) {
      const result = await runTests(files, { TEST_DATABASE_ADMIN_URL: database.adminUrl, TEST_DATABASE_TEMPLATE: database.template, ...(isSample && { TEST_FULL: undefined }) });
      isGood = result.isGood && isGood;
      notTested.push(...result.skipped);
    }
  } finally {
    await database.stop();
  }
};

try {
  const files = findTests(positionals);
  if (positionals.length === 0 && !values['after-test']) isGood = await checkCode();
  const onNewest = values['after-test'] ? files.filter(doesMoreInFull) : files;
  if (onNewest.length < files.length) say(`\n${files.length - onNewest.length} files of tests do the same in both runs and ran a moment ago; the others follow.`);
  await runOn('PostgreSQL 18 (embedded)', [{ files: onNewest }]);
  if (isFull) {
    const debian = findDebianPostgres();
    if (debian === undefined) notTested.push("PostgreSQL 15: it was not found (Debian's package postgresql)");
    else {
      const asking = files.filter(asksDatabase);
      await runOn(`PostgreSQL ${debian.version}`, [{ files: asking.filter((file) => !looksAtPages(file)) }, { files: asking.filter(looksAtPages), isSample: true }], debian.binDir);
    }
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
