// A whole product on a database of its own: cloned from the migrated template in about 50 ms.
import type { Hono } from 'hono';
import { after } from 'node:test';
import pg from 'pg';
import { makeApp } from '../server/app.ts';
import { readConfig } from '../server/platform/config.ts';
import type { Ctx } from '../server/platform/context.ts';
import { connect, type Database } from '../server/platform/db/connect.ts';
import { newId } from '../server/platform/id.ts';
import { keptJobs } from '../server/platform/jobs/run-jobs.ts';
import { startLive } from '../server/platform/live/live.ts';
import { silentLog } from '../server/platform/log.ts';
import { keptMail, type Message } from '../server/platform/mail/mail.ts';
import { noSandbox, type Sandbox } from '../server/platform/sandbox/sandbox.ts';

export type TestServer = {
  ctx: Ctx;
  app: Hono;
  url: string;
  database: Database;
  sentMail: Message[];
  enqueued: { name: string; data: object }[];
  /** Moves the clock that `ctx.now()` reads. */
  setNow(at: Date): void;
};

const required = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run tests by "npm test -- <files>".`);
  return value;
};

/** URL of a fresh database; it is dropped when the file's tests are over. */
export const freshDatabase = async (): Promise<string> => {
  const adminUrl = required('TEST_DATABASE_ADMIN_URL');
  const name = `t_${newId().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  // Cloning fails while another file clones: the lock makes them take turns.
  await admin.query('select pg_advisory_lock(7)');
  await admin.query(`create database ${name} template ${required('TEST_DATABASE_TEMPLATE')}`);
  await admin.query('select pg_advisory_unlock(7)');
  after(async () => {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
};

/** Programs run nowhere unless a test hands in where. */
export const startTestServer = async (environment: Record<string, string> = {}, sandbox: Sandbox = noSandbox): Promise<TestServer> => {
  const url = await freshDatabase();
  const database = connect(url, { max: 4, onProblem: () => {} });
  const mail = keptMail();
  const jobs = keptJobs();
  const live = startLive({ url, pool: database.pool, log: silentLog, address: `http://localhost/${url.split('/').at(-1)}` });
  let clock: (() => Date) | undefined;
  const ctx: Ctx = {
    config: readConfig({ NODE_ENV: 'test', PORT: '0', ...environment }),
    log: silentLog,
    now: () => clock?.() ?? new Date(),
    viewer: { is: 'nobody' },
    pool: database.pool,
    db: database.db,
    enqueue: jobs.enqueue,
    mail,
    sandbox,
    live,
  };
  after(async () => {
    await live.stop();
    await database.close();
  });
  const app = makeApp(ctx, 'dist');
  return { ctx, app, url, database, sentMail: mail.sent, enqueued: jobs.enqueued, setNow: (at) => void (clock = () => at) };
};
