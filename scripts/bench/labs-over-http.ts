// Runs of labs over HTTP, with everything that belongs to one: the judged attacks, the submission kept, the outcome in the ledger.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { BenchLogin } from './make-logins.ts';
import { percentile } from './percentile.ts';

export type Measured = { runs: number; p50: number; p95: number; per_s: number };
export type OverHttp = { bind_p50_s: number; bind_p95_s: number; one: Measured; eight: Measured; fifty: Measured };

type Learner = { cookie: string; opening: string };
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

/** The first of `logins` waits for the self-test; the others open the page together. Throws when a run is missing from the ledger. */
export const measureOverHttp = async (base: string, pool: Pool, logins: readonly BenchLogin[], lab: BenchLab, say: (line: string) => void): Promise<OverHttp> => {
  const [first, ...rest] = logins;
  const alone = await bind(base, first!, lab);
  say(`Ready after ${alone.seconds.toFixed(1)} s. ${rest.length} people open the page together …`);
  const bound = await Promise.all(rest.map((login) => bind(base, login, lab)));
  const binds = bound.map(({ seconds }) => seconds);
  for (let at = 0; at < 5; at += 1) await run(base, bound[0]!, lab);
  say('Running alone, by eight and by all at once …');
  const one = await together(base, bound.slice(0, 1), lab, 40);
  const eight = await together(base, bound.slice(0, 8), lab, 10);
  const fifty = await together(base, bound, lab, 3);
  const { rows } = await pool.query<{ runs: number; outcomes: number }>(`select (select count(*)::int from lab_run) as runs, (select count(*)::int from outcome where activity = $1) as outcomes`, [`lab:${lab.slug}`]);
  const sent = 5 + one.runs + eight.runs + fifty.runs;
  if (rows[0]?.runs !== sent || rows[0].outcomes !== sent) throw new Error(`${sent} runs were answered, the rows say ${JSON.stringify(rows[0])}.`);
  return { bind_p50_s: round(percentile(binds, 0.5), 1), bind_p95_s: round(percentile(binds, 0.95), 1), one, eight, fifty };
};
