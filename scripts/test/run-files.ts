// The process that runs the test files under node:test, two at a time, and prints how it goes.
import { run } from 'node:test';
import { reportLine } from './report.ts';

const LONGEST_TEST_MS = 10 * 60_000;

process.exitCode = 1;
for await (const event of run({ files: process.argv.slice(2), concurrency: 2, timeout: LONGEST_TEST_MS, execArgv: process.execArgv })) {
  process.stdout.write(reportLine(event));
  // Only the whole run's own summary names no file.
  if (event.type === 'test:summary' && event.data.file === undefined) process.exitCode = event.data.success ? 0 : 1;
}
