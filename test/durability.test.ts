// Kills the server in the middle of 2,000 answers: every answer that was acknowledged is there after the next start.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type BenchLogin, makeLogins } from '../scripts/bench/make-logins.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PEOPLE = 200;
/** The kill comes once this many are acknowledged: well inside the 2,000. */
const KILL_AT = 700;

const dataDir = await mkdtemp(join(tmpdir(), 'beforetab-durability-'));
const port = await freePort();
const baseUrl = `http://localhost:${port}`;
let server: ChildProcess | undefined;

after(async () => {
  if (server !== undefined && server.exitCode === null && server.signalCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  await rm(dataDir, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

// The embedded database, with the settings of every day: what is tested is what is installed.
const start = async (): Promise<ChildProcess> => {
  const { DATABASE_URL: _none, ...environment } = process.env;
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: { ...environment, NODE_ENV: 'production', SANDBOX: 'off', PORT: String(port), BEFORETAB_DATA: dataDir },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  for (let tries = 0; tries < 300; tries += 1) {
    const isUp = await fetch(`${baseUrl}/api/openapi.json`).then(({ ok }) => ok, () => false);
    if (isUp) return child;
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    await wait(100);
  }
  throw new Error('The server did not start in 30 s.');
};

const withDatabase = async <T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> => {
  const { url } = JSON.parse(await readFile(join(dataDir, 'run/database.json'), 'utf8')) as { url: string };
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
};

type Quiz = { id: string; items: { id: string; options: string[]; verdict: { chosen: number } | null }[] };
type Sent = { cookie: string; quiz: string; item: string; option: number };

const openQuiz = async ({ cookie }: BenchLogin): Promise<Sent[]> => {
  const reply = await fetch(`${baseUrl}/api/quizzes`, { method: 'POST', headers: { cookie }, body: JSON.stringify({ module: 'using-ai-tools', unit: 'quiz' }) });
  assert.equal(reply.status, 200, await reply.clone().text());
  const quiz = (await reply.json()) as Quiz;
  return quiz.items.map(({ id, options }, index) => ({ cookie, quiz: quiz.id, item: id, option: index % options.length }));
};

const answer = async ({ cookie, quiz, item, option }: Sent): Promise<boolean> => {
  const reply = await fetch(`${baseUrl}/api/quizzes/${quiz}/answers`, { method: 'POST', headers: { cookie }, body: JSON.stringify({ item, option }) });
  // The whole reply has to be in: only then does a browser show it.
  await reply.text();
  return reply.status === 200;
};

describe('an acknowledged answer', () => {
  it('is still there when the server was killed among 2,000 of them', { timeout: 120_000 }, async () => {
    server = await start();
    const logins = await withDatabase((pool) => makeLogins(pool, PEOPLE));
    const sent = (await Promise.all(logins.map(openQuiz))).flat();
    assert.equal(sent.length, 2_000);

    const acknowledged: Sent[] = [];
    const gone = once(server, 'exit');
    await Promise.allSettled(
      sent.map(async (one) => {
        if (!(await answer(one))) return;
        acknowledged.push(one);
        if (acknowledged.length === KILL_AT) server!.kill('SIGKILL');
      }),
    );
    await gone;
    assert.ok(acknowledged.length >= KILL_AT && acknowledged.length < sent.length, `${acknowledged.length} were acknowledged before the end`);

    server = await start();
    const kept = new Map<string, number | undefined>();
    for (const { cookie, quiz } of new Map(acknowledged.map((one) => [one.quiz, one])).values()) {
      const reply = await fetch(`${baseUrl}/api/quizzes/${quiz}`, { headers: { cookie } });
      assert.equal(reply.status, 200);
      for (const { id, verdict } of ((await reply.json()) as Quiz).items) kept.set(`${quiz} ${id}`, verdict?.chosen);
    }
    const lost = acknowledged.filter(({ quiz, item, option }) => kept.get(`${quiz} ${item}`) !== option);
    assert.deepEqual(lost, []);

    // Whole or not at all: no answer without its outcome, its audit row and its place in the count.
    const counts = await withDatabase((pool) =>
      pool.query(`select (select count(*) from answer)::int as answers, (select count(*) from outcome where kind = 'answered')::int as outcomes,
        (select count(*) from audit where action = 'learning.keep-answer')::int as audits, (select sum(answered) from attempt)::int as counted`),
    );
    const { answers, outcomes, audits, counted } = counts.rows[0] as Record<string, number>;
    assert.ok(answers! >= acknowledged.length);
    assert.deepEqual([outcomes, audits, counted], [answers, answers, answers]);
  });
});
