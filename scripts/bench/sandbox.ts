// `npm run bench:sandbox`: how fast submissions are judged, beside a fresh python3 for each, plain and in the same jail.
// Measured at the grader: without HTTP and the ledger's commit.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LabBody, parseLab, readLabFolder, type RunResult } from '../../server/labs/index.ts';
import { silentLog } from '../../server/platform/log.ts';
import { residentBytes } from '../../server/platform/sandbox/jail/resident.ts';
import type { SandboxState } from '../../server/platform/sandbox/index.ts';
import { serverSandbox } from '../../server/platform/sandbox/server-sandbox.ts';
import { measureFreshPython } from './measure-fresh-python.ts';
import { table } from './table.ts';

const LAB = 'sql-injection';
const PEOPLE = 50;
const folder = fileURLToPath(new URL(`../../content/labs/${LAB}`, import.meta.url));
const JUDGE = new URL('../../server/labs/judge-in-grader.ts', import.meta.url);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const of = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
const ms = (value: number): string => `${value.toFixed(1)} ms`;
const timed = async <T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> => {
  const began = performance.now();
  return { value: await work(), ms: performance.now() - began };
};

const lab = parseLab(await readLabFolder(folder), folder).body as LabBody;
const { language, publicChecksJs, hiddenChecksJs, attacks, functions, hidden } = lab;
const { files } = lab.fixes[0]!;
let seeds = 0;
const mustHold = (result: RunResult): void => {
  if (!result.holds) throw new Error(`The reference fix was rejected: ${JSON.stringify(result.steps.filter(({ ok }) => !ok))}`);
};

const dataDir = await mkdtemp(join(tmpdir(), 'beforetab-bench-labs-'));
const told = Promise.withResolvers<SandboxState>();
const sandbox = serverSandbox({ dataDir, log: silentLog, onReady: told.resolve });

/** One submission of the reference fix by this person. */
const submit = async (person: number): Promise<number> => {
  seeds += 1;
  const input = { version: 'bench', lab: { language, publicChecksJs, hiddenChecksJs, attacks, functions, hidden }, files, seed: `seed ${seeds}` };
  const { value, ms } = await timed(() => sandbox.judge(`person ${person}`, language, JUDGE, input));
  mustHold(value as RunResult);
  return ms;
};
/** Each of `people` submits `times` times, one after the other, all of them at once. */
const together = async (people: number, times: number): Promise<{ each: number[]; perSecond: number }> => {
  const { value, ms: all } = await timed(() =>
    Promise.all(
      Array.from({ length: people }, async (_, person) => {
        const each: number[] = [];
        for (let time = 0; time < times; time += 1) each.push(await submit(person));
        return each;
      }),
    ),
  );
  return { each: value.flat(), perSecond: (people * times * 1000) / all };
};

try {
  const loadBefore = loadavg()[0]!;
  sandbox.start();
  const about = await told.promise;
  if (about.is !== 'ready') throw new Error(`Nothing can be judged here: ${JSON.stringify(about)}`);
  const cold = await submit(1_000);
  sandbox.release('person 1000');
  const binds = await Promise.all(Array.from({ length: PEOPLE }, async (_, person) => (await timed(() => sandbox.bind(`person ${person}`, language))).ms));
  const memory = (residentBytes(process.pid) - process.memoryUsage.rss()) / 1e6 / (PEOPLE + 1);
  await together(8, 3);
  const one = await together(1, 40);
  const eight = await together(8, 10);
  await together(PEOPLE, 1);
  const fifty = await together(PEOPLE, 2);
  const [plain, jailed] = [await measureFreshPython(lab, folder, dataDir, false), await measureFreshPython(lab, folder, dataDir, true)];
  say(
    table([
      ['what', 'measured', 'target'],
      ['escapes tried and blocked, short form', `${about.tried}, ${about.blocked} in ${about.backEnd}`, 'equal'],
      ['50 people bound at once, 95 of 100 within', `${(of(binds, 0.95) / 1000).toFixed(1)} s`, '<= 25 s'],
      ['one submission without a bound process', ms(cold), ''],
      ['one at a time, half within', ms(of(one.each, 0.5)), '<= 30 ms over HTTP'],
      ['one at a time, 95 of 100 within', ms(of(one.each, 0.95)), ''],
      ['8 at once, 95 of 100 within', ms(of(eight.each, 0.95)), '<= 500 ms over HTTP'],
      ['50 at once, 95 of 100 within', ms(of(fifty.each, 0.95)), '<= 2000 ms over HTTP'],
      ['submissions a second, 8 at once', eight.perSecond.toFixed(1), ''],
      ['resident memory for each bound person', `${memory.toFixed(0)} MB`, ''],
      ['fresh python3, plain: half within, a second', plain === undefined ? 'no python3 here' : `${ms(plain.p50)}, ${plain.perSecond.toFixed(1)}`, ''],
      ['fresh python3, jailed alike: half within, a second', jailed === undefined ? 'no python3 or no bubblewrap here' : `${ms(jailed.p50)}, ${jailed.perSecond.toFixed(1)}`, 'ours: a third, 1.5 times'],
      ['load of the machine before and after', `${loadBefore.toFixed(1)} and ${loadavg()[0]!.toFixed(1)} on ${cpus().length} cores`, ''],
    ]),
  );
  const bench = {
    grade_p50_ms: of(one.each, 0.5),
    grade_p95_ms_8: of(eight.each, 0.95),
    grade_p95_ms_50: of(fifty.each, 0.95),
    bind_p95_s: of(binds, 0.95) / 1000,
    per_s: eight.perSecond,
    python_process_per_s: jailed?.perSecond ?? null,
    python_process_p50_ms: jailed?.p50 ?? null,
    escapes_tried: about.tried,
    escapes_blocked: about.blocked,
  };
  say(`BENCH ${JSON.stringify(bench, (_key, value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value))}`);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await sandbox.stop();
  await rm(dataDir, { recursive: true, force: true });
}
