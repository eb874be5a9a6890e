// `npm run bench:labs`: runs of a Python lab over HTTP, alone, by 8 and by 50 at once, beside a fresh jailed python3 for each behind the same routes and ledger; all labs against themselves; the escape checklist.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type LabBody, parseLab, readLabFolder, vetLab } from '../../server/labs/index.ts';
import { runChecklist, sumUp } from '../../server/platform/sandbox/checklist/run-checklist.ts';
import { startTrusted } from '../../server/platform/sandbox/guest/start-trusted.ts';
import { findBackEnds } from '../../server/platform/sandbox/jail/choose-back-end.ts';
import { residentBytes } from '../../server/platform/sandbox/jail/resident.ts';
import { type BenchLab, type Learner, loginsFor, measureOverHttp, measureTogether, type Together } from './labs-over-http.ts';
import { makeLogins } from './make-logins.ts';
import { startProduct } from './run-product.ts';
import { table } from './table.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LABS = join(ROOT, 'content/labs');
const SLUG = 'sql-injection';
const PORT = 3918;
const [PEOPLE, PYTHON_PORT] = [50, 3917];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const rounded = (value: number): number => Math.round(value * 10) / 10;
const load = (): number => rounded(loadavg()[0]!);

/** Every lab against itself, in this repository's own threads. */
const vetAll = async (): Promise<{ labs: number; runs: number; falseAccepts: number; falseRejects: number }> => {
  const child = await startTrusted();
  const sums = { labs: 0, runs: 0, falseAccepts: 0, falseRejects: 0 };
  try {
    for (const slug of readdirSync(LABS).sort()) {
      const { runs, falseAccepts, falseRejects } = await vetLab(join(LABS, slug), child);
      sums.labs += 1;
      sums.runs += runs;
      sums.falseAccepts += falseAccepts.length;
      sums.falseRejects += falseRejects.length;
    }
  } finally {
    await child.stop();
  }
  return sums;
};

const tryEscapes = async (): Promise<{ tried: number; blocked: number }> => {
  const runDir = mkdtempSync(join(tmpdir(), 'beforetab-bench-escapes-'));
  const sums = { tried: 0, blocked: 0 };
  try {
    for (const found of findBackEnds(runDir)) {
      if ('why' in found) continue;
      const { tried, blocked } = sumUp(await runChecklist(found.backEnd, runDir, 'full'));
      say(`${found.backEnd.name}: ${blocked} of ${tried} attempts to break out were blocked.`);
      sums.tried += tried;
      sums.blocked += blocked;
    }
  } finally {
    await rm(runDir, { recursive: true, force: true });
  }
  return sums;
};

/** The same people and runs, judged by a new python3 each; undefined without python3 or bubblewrap. */
const measureFreshPython = async (dataDir: string, learners: readonly Learner[], lab: BenchLab): Promise<Together | undefined> => {
  const runDir = mkdtempSync(join(tmpdir(), 'beforetab-bench-python-'));
  const child = fork(fileURLToPath(new URL('fresh-python-server.ts', import.meta.url)), [runDir], { env: { ...process.env, BEFORETAB_DATA: dataDir, NODE_ENV: 'production', PORT: String(PYTHON_PORT) } });
  const over = once(child, 'exit');
  try {
    const [said] = (await Promise.race([once(child, 'message'), over])) as [unknown];
    if (said !== 'ready') return undefined;
    const base = `http://localhost:${PYTHON_PORT}`;
    // As ours: what every process does once is not measured.
    const warm = await measureTogether(base, learners.slice(0, 2), lab, { one: 2, eight: 1, fifty: 1 });
    const measured = await measureTogether(base, learners, lab, { one: 20, eight: 3, fifty: 1 });
    const told = once(child, 'message') as Promise<[{ judged: number }]>;
    child.kill('SIGTERM');
    const [{ judged }] = await told;
    const sent = [warm, measured].flatMap(({ one, eight, fifty }) => [one, eight, fifty]).reduce((sum, { runs }) => sum + runs, 0);
    if (judged !== sent) throw new Error(`${sent} runs were sent to a fresh python3, and it judged ${judged}.`);
    return measured;
  } finally {
    child.kill('SIGTERM');
    await over;
    await rm(runDir, { recursive: true, force: true });
  }
};

const folder = await mkdtemp(join(tmpdir(), 'beforetab-bench-labs-'));
const loadBefore = load();
let running: Awaited<ReturnType<typeof startProduct>> | undefined;
let pool: pg.Pool | undefined;
try {
  const lab = parseLab(await readLabFolder(join(LABS, SLUG)), SLUG).body as LabBody;
  running = await startProduct(ROOT, PORT, { BEFORETAB_DATA: folder, NODE_ENV: 'production', DATABASE_URL: '' }, 300);
  const { url } = JSON.parse(await readFile(join(folder, 'run/database.json'), 'utf8')) as { url: string };
  pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  const { pid } = running;
  const http = await measureOverHttp(`http://localhost:${PORT}`, pool, await makeLogins(pool, loginsFor(PEOPLE)), { slug: SLUG, files: lab.fixes[0]!.files }, () => residentBytes(pid), say);
  await pool.end();
  pool = undefined;
  await running.stop();
  running = undefined;
  say('The same with a fresh python3 for each submission, jailed alike, behind the same routes and ledger …');
  const python = await measureFreshPython(folder, http.learners, { slug: SLUG, files: lab.fixes[0]!.files });
  say('Every lab against itself …');
  const vetted = await vetAll();
  say('Every way out …');
  const escapes = await tryEscapes();
  const timesOf = (name: string, { p50, p95, per_s }: typeof http.one): string[] => [name, String(p50), String(p95), String(per_s)];
  say(
    table([
      ['of one lab, over HTTP and with the ledger', 'half within, ms', '95 of 100 within, ms', 'runs a second'],
      timesOf('ours, warm, one at a time', http.one),
      timesOf('ours, warm, 8 at once', http.eight),
      timesOf('ours, warm, 50 at once', http.fifty),
      ['ours, cold: opened and run at once, the slowest of four', String(http.cold_ms), '', ''],
      ...(python === undefined
        ? []
        : [timesOf('a fresh python3 for each, jailed alike, one at a time', python.one), timesOf('a fresh python3 for each, 8 at once', python.eight), timesOf('a fresh python3 for each, 50 at once', python.fifty)]),
    ]),
  );
  say(
    table([
      ['what', 'measured', 'target'],
      ['one at a time, half within', `${http.one.p50} ms`, '<= 30 ms'],
      ['8 at once, 95 of 100 within', `${http.eight.p95} ms`, '<= 500 ms'],
      ['50 at once, 95 of 100 within', `${http.fifty.p95} ms`, '<= 2000 ms'],
      ['50 open the page together, 95 of 100 bound within', `${http.bind_p95_s} s`, '<= 25 s'],
      ['runs a second, 50 at once', String(http.fifty.per_s), ''],
      ['resident memory that a bound person takes', `${http.worker_mb} MB`, '<= 320 MB, which the pool counts on'],
      ...(python === undefined
        ? [['a fresh python3 for each', 'no python3 or no bubblewrap here', '']]
        : [
            ['of a fresh python3’s time, one at a time', (http.one.p50 / python.one.p50).toFixed(2), '<= 0.33'],
            ['times a fresh python3’s runs a second, 50 at once', (http.fifty.per_s / python.fifty.per_s).toFixed(2), '>= 1.5'],
          ]),
      ['labs, false accepts, false rejects', `${vetted.labs}, ${vetted.falseAccepts}, ${vetted.falseRejects} in ${vetted.runs} runs`, '0, 0'],
      ['ways out tried, blocked', `${escapes.tried}, ${escapes.blocked}`, 'equal'],
      ['load of the machine before and after', `${loadBefore} and ${load()} on ${cpus().length} cores`, ''],
    ]),
  );
  const bench = {
    grade_p50_ms: http.one.p50,
    grade_p95_ms_8: http.eight.p95,
    grade_p95_ms_50: http.fifty.p95,
    bind_p95_s: http.bind_p95_s,
    per_s: http.fifty.per_s,
    python_process_per_s: python?.fifty.per_s ?? null,
    python_process_p50_ms: python?.one.p50 ?? null,
    labs: vetted.labs,
    false_accepts: vetted.falseAccepts,
    false_rejects: vetted.falseRejects,
    escapes_tried: escapes.tried,
    escapes_blocked: escapes.blocked,
  };
  say(`BENCH ${JSON.stringify(bench)}`);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  await pool?.end();
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
}
