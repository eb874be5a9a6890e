// Runs of labs over HTTP, with everything that belongs to one: the judged attacks, the submission kept, the outcome in the ledger.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { BenchLogin } from './make-logins.ts';
import { percentile } from './percentile.ts';

export type Measured = { runs: number; p50: number; p95: number; per_s: number };
/** `cold_ms`: the slowest of a few who run as soon as they have opened the page. `worker_mb`: resident memory that each further person takes, Python and SQL. */
export type OverHttp = { bind_p50_s: number; bind_p95_s: number; worker_mb: number; cold_ms: number; learners: Learner[] } & Together;
/** One person's runs one after the other, then 8 people's and all people's at the same instant. */
export type Together = { one: Measured; eight: Measured; fifty: Measured };

export type Learner = { cookie: string; opening: string };
type Opened = { id: string; engine: { state: string } };
export type BenchLab = { slug: string; files: Record<string, string> };

const READY_MS = 180_000;

const ask = async <T>(base: string, cookie: string, method: string, path: string, body?: unknown): Promise<T> => {
  const reply = await fetch(`${base}${path}`, { method, headers: { cookie, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (reply.status !== 200) throw new Error(`${method} ${path}: ${reply.status} ${(await reply.text()).slice(0, 200)}`);
  return (await reply.json()) as T;
};

/** Opens the lab's page and asks, as the page does, until a process is bound. Throws where nothing can be judged. */
const bind = async (base: string, { cookie }: BenchLogin, { slug }: BenchLab): Promise<Learner & { seconds: number }> => {
  const began = performance.now();
  let { id, engine } = await ask<Opened>(base, cookie, 'POST', `/api/labs/${slug}/openings`, { anew: false });
  while (engine.state !== 'ready') {
    if (engine.state === 'none') throw new Error('This machine has no jail, so nothing can be measured.');
    if (performance.now() - began > READY_MS) throw new Error(`No process was ready after ${READY_MS / 1000} s.`);
    await wait(100);
    ({ id, engine } = await ask<Opened>(base, cookie, 'GET', `/api/openings/${id}`));
  }
  return { cookie, opening: id, seconds: (performance.now() - began) / 1000 };
};

/** Milliseconds of one run; throws unless it was judged here and holds. */
const run = async (base: string, { cookie, opening }: Learner, { files }: BenchLab): Promise<number> => {
  const began = performance.now();
  const { holds, isVerified } = await ask<{ holds: boolean; isVerified: boolean }>(base, cookie, 'POST', `/api/openings/${opening}/runs`, { files, seconds: 1, runId: randomUUID(), ownVerdict: null });
  if (!holds || !isVerified) throw new Error('A right fix was not found right.');
  return performance.now() - began;
};

const round = (value: number, digits = 0): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** `rounds` times all learners at the same instant. */
const together = async (base: string, learners: readonly Learner[], lab: BenchLab, rounds: number): Promise<Measured> => {
  const times: number[] = [];
  const began = performance.now();
  for (let at = 0; at < rounds; at += 1) times.push(...(await Promise.all(learners.map((learner) => run(base, learner, lab)))));
  const seconds = (performance.now() - began) / 1000;
  return { runs: times.length, p50: round(percentile(times, 0.5), 1), p95: round(percentile(times, 0.95), 1), per_s: round(times.length / seconds, 1) };
};

/** `times`: how often each of them runs. */
export const measureTogether = async (base: string, learners: readonly Learner[], lab: BenchLab, times: Record<keyof Together, number>): Promise<Together> => ({
  one: await together(base, learners.slice(0, 1), lab, times.one),
  eight: await together(base, learners.slice(0, 8), lab, times.eight),
  fifty: await together(base, learners, lab, times.fifty),
});

/** Nobody's process is ready yet, and of the spares there are fewer than people. */
const COLD = 4;
const openAndRun = async (base: string, login: BenchLogin, lab: BenchLab): Promise<number> => {
  const { id } = await ask<Opened>(base, login.cookie, 'POST', `/api/labs/${lab.slug}/openings`, { anew: false });
  return run(base, { cookie: login.cookie, opening: id }, lab);
};

/** How many logins `measureOverHttp` takes for this many people who run at once. */
export const loginsFor = (people: number): number => 1 + COLD + people;

/** The first of `logins` waits for the self-test; the others open the page together. `memory` gives the bytes of the whole product. Throws when a run is missing from the ledger. */
export const measureOverHttp = async (base: string, pool: Pool, logins: readonly BenchLogin[], lab: BenchLab, memory: () => number, say: (line: string) => void): Promise<OverHttp> => {
  const [first, ...rest] = logins;
  const alone = await bind(base, first!, lab);
  say(`Ready after ${alone.seconds.toFixed(1)} s. ${COLD} people open the page and run at once …`);
  const cold = await Promise.all(rest.splice(0, COLD).map((login) => openAndRun(base, login, lab)));
  const before = memory();
  say(`${rest.length} people open the page together …`);
  const bound = await Promise.all(rest.map((login) => bind(base, login, lab)));
  const workerBytes = (memory() - before) / bound.length;
  const binds = bound.map(({ seconds }) => seconds);
  for (let at = 0; at < 5; at += 1) await run(base, bound[0]!, lab);
  say('Running alone, by eight and by all at once …');
  const times = await measureTogether(base, bound, lab, { one: 40, eight: 10, fifty: 3 });
  const { rows } = await pool.query<{ runs: number; outcomes: number }>(`select (select count(*)::int from lab_run) as runs, (select count(*)::int from outcome where activity = $1) as outcomes`, [`lab:${lab.slug}`]);
  const sent = COLD + 5 + times.one.runs + times.eight.runs + times.fifty.runs;
  if (rows[0]?.runs !== sent || rows[0].outcomes !== sent) throw new Error(`${sent} runs were answered, the rows say ${JSON.stringify(rows[0])}.`);
  return { bind_p50_s: round(percentile(binds, 0.5), 1), bind_p95_s: round(percentile(binds, 0.95), 1), worker_mb: round(workerBytes / 1e6), cold_ms: round(Math.max(...cold)), learners: bound, ...times };
};
