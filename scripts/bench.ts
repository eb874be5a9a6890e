// `npm run bench`: a fresh clone by `npm start`, cold and warm; memory at rest; answers, lessons and script sizes.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { firstLessonScript } from './bench/first-lesson-script.ts';
import { makeLogins } from './bench/make-logins.ts';
import { measureAnswers } from './bench/measure-answers.ts';
import { measureLesson } from './bench/measure-lesson.ts';
import { memoryOf } from './bench/memory.ts';
import { cloneInto, startProduct } from './bench/run-product.ts';
import { table } from './bench/table.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PORT = 3917;
const BASE = `http://localhost:${PORT}`;
const LOGINS = 1_000;
const REST_MS = 10_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const load = (): number => Math.round(loadavg()[0]! * 10) / 10;

const setUp = async (): Promise<void> => {
  const body = JSON.stringify({ organisationName: 'Bench', name: 'Bo Bench', email: 'bo@example.test', password: 'four plain words here' });
  const reply = await fetch(`${BASE}/api/set-up`, { method: 'POST', body });
  if (reply.status !== 200) throw new Error(`The organisation could not be set up: ${await reply.text()}`);
};

/** Seconds until the demo organisation is there, in a house that nobody has set up. */
const loadDemo = async (): Promise<number> => {
  const began = performance.now();
  const reply = await fetch(`${BASE}/api/set-up/demo`, { method: 'POST', body: '{}' });
  if (reply.status !== 200) throw new Error(`The demo could not be loaded: ${await reply.text()}`);
  return Math.round((performance.now() - began) / 100) / 10;
};

const folder = await mkdtemp(join(tmpdir(), 'beforetab-bench-'));
const clone = join(folder, 'clone');
// An empty package cache of its own: what a first visitor has.
const environment = { npm_config_cache: join(folder, 'npm-cache'), BEFORETAB_DATA: join(folder, 'data'), NODE_ENV: 'production', DATABASE_URL: '' };
const loadBefore = load();
let running: Awaited<ReturnType<typeof startProduct>> | undefined;
let pool: pg.Pool | undefined;
try {
  say('Cloning what is committed and starting it for the first time …');
  cloneInto(ROOT, clone);
  running = await startProduct(clone, PORT, environment, 300);
  const cold = running.seconds;
  await running.stop();
  running = await startProduct(clone, PORT, environment, 60);
  const warm = running.seconds;
  await wait(REST_MS);
  const memory = await memoryOf(running.pid);

  await setUp();
  const { url } = JSON.parse(await readFile(join(environment.BEFORETAB_DATA, 'run/database.json'), 'utf8')) as { url: string };
  pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  const logins = await makeLogins(pool, LOGINS);
  say(`${LOGINS} people are signed in. Answering …`);
  const answers = await measureAnswers(BASE, pool, logins, 3);
  say('Opening lessons …');
  const lessons = await measureLesson(BASE, logins, 8);
  const script = await firstLessonScript(BASE, logins[0]!).catch((error: unknown) => String(error).split('\n')[0]!);
  await running.stop();
  say('Loading the demo organisation …');
  running = await startProduct(clone, PORT, { ...environment, BEFORETAB_DATA: join(folder, 'demo') }, 60);
  const demo = await loadDemo();

  say(
    table([
      ['what', 'measured', 'target'],
      ['answers a second, 50 connections', String(answers.rps), '>= 1000'],
      ['answer, 95 of 100 within', `${answers.p95} ms`, '<= 75 ms'],
      ['acknowledged = answers = outcomes = audit rows', `${answers.acknowledged} = ${Object.values(answers.counted).join(' = ')}`, 'equal'],
      ['lessons opened a second', String(lessons.rps), '>= 1000'],
      ['lesson, 95 of 100 within', `${lessons.p95} ms`, ''],
      ['script to the first lesson, gzip', typeof script === 'number' ? `${script} KB` : script, '<= 140 KB'],
      ['fresh clone to first page, empty cache', `${cold} s`, '<= 60 s'],
      ['second start to first page', `${warm} s`, '< 3 s'],
      ['demo organisation loaded', `${demo} s`, '<= 15 s'],
      ['server and database at rest', memory === undefined ? 'not known here' : `${memory} MB`, '<= 350 MB'],
      ['load of the machine before and after', `${loadBefore} and ${load()} on ${cpus().length} cores`, ''],
    ]),
  );
  const bench = {
    answer_rps: answers.rps,
    answer_p95_ms: answers.p95,
    lesson_rps: lessons.rps,
    lesson_js_gzip_kb: typeof script === 'number' ? script : null,
    cold_start_s: cold,
    warm_start_s: warm,
    demo_s: demo,
    rss_mb: memory ?? null,
  };
  say(`BENCH ${JSON.stringify(bench)}`);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await pool?.end();
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
}
