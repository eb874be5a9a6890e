// What a test run prints: one line a file, every failure in full, the sum at the end.
import { appendFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import type { EventData } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

const place = (file: string | undefined, line?: number): string => (file === undefined ? '' : inHouse(file) + (line === undefined ? '' : `:${line}`));
/** Outside of the house stand only those that start several files in one process: their names say which. */
const inHouse = (file: string): string => (relative(process.cwd(), file).startsWith('..') ? basename(file, '.mjs') : relative(process.cwd(), file));

/** Names of the tests around the one reported last, by nesting. */
const around: string[] = [];

const failure = (data: EventData.TestFail): string => {
  const { error } = data.details;
  // The suite around a failed test fails too; saying it again helps nobody.
  if ('failureType' in error && error.failureType === 'subtestsFailed') return '';
  const names = [...around.slice(0, data.nesting), data.name].join(' > ');
  const cause = error.cause instanceof Error || typeof error.cause === 'object' ? error.cause : error;
  return `\nFAILED ${names}\n  at ${place(data.file, data.line)}\n${inspect(cause, { depth: 6 }).replace(/^/gm, '  ')}\n\n`;
};

const noteSkipped = (data: EventData.TestPass): void => {
  const report = process.env['TEST_SKIPPED_REPORT'];
  if (report === undefined || data.skip === undefined || data.skip === false) return;
  const reason = typeof data.skip === 'string' && data.skip !== '' ? data.skip : 'no reason given';
  appendFileSync(report, `${reason} (${place(data.file)})\n`);
};

const fileLine = ({ file, counts, duration_ms: ms, success }: EventData.TestSummary): string => {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  if (file !== undefined) return `${success ? 'ok    ' : 'FAILED'} ${place(file)}  ${counts.passed} of ${counts.tests}${skipped}  ${Math.round(ms)} ms\n`;
  const failed = counts.tests - counts.passed - counts.skipped - counts.todo;
  return `\nTook ${(ms / 1000).toFixed(1)} s.\n${counts.passed} passed, ${failed + counts.todo} failed, ${counts.skipped} skipped\n`;
};

/** The text for one event of the run, often none. */
export const reportLine = (event: TestEvent): string => {
  if (event.type === 'test:start') around.splice(event.data.nesting, around.length, event.data.name);
  if (event.type === 'test:fail') return failure(event.data);
  if (event.type === 'test:pass') noteSkipped(event.data);
  if (event.type === 'test:stdout' || event.type === 'test:stderr') return event.data.message;
  return event.type === 'test:summary' ? fileLine(event.data) : '';
};
