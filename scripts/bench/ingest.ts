// `npm run bench:ingest`: interactions with AI tools by HTTP, packed, scanned and kept; then killed in the middle and resumed; then read.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { sendFile } from '../../server/signals/commands.ts';
import { distinct, personMail, writeRecords } from './ingest-records.ts';
import { makeLogins } from './make-logins.ts';
import { percentile } from './percentile.ts';
import { listProcesses, serverBelow, under } from './processes.ts';
import { startProduct } from './run-product.ts';
import { table } from './table.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { count: { type: 'string', default: '1000000' }, port: { type: 'string', default: '3923' } } });
const COUNT = Number(values.count);
const PORT = Number(values.port);
const BASE = `http://localhost:${PORT}`;
const [PEOPLE, TEAMS, DAYS] = [1_000, 40, 180];
const READS = 60;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const round = (value: number, digits = 0): number => Math.round(value * 10 ** digits) / 10 ** digits;

const folder = await mkdtemp(join(tmpdir(), 'beforetab-bench-ingest-'));
let running: Awaited<ReturnType<typeof startProduct>> | undefined;
let pool: pg.Pool | undefined;
const start = async (): Promise<{ pool: pg.Pool; pid: number }> => {
  running = await startProduct(ROOT, PORT, { BEFORETAB_DATA: join(folder, 'data'), NODE_ENV: 'production', DATABASE_URL: '' }, 300);
  const { url } = JSON.parse(await readFile(join(folder, 'data/run/database.json'), 'utf8')) as { url: string };
  pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  const found = await serverBelow(running.pid);
  if (found === undefined) throw new Error('There is no /proc here to read the memory of the server from.');
  return { pool, pid: found.server.pid };
};

const addSource = async (db: pg.Pool, name: string): Promise<{ at: string; source: string; token: string }> => {
  const [source, token] = [randomUUID(), `bts_${randomBytes(32).toString('base64url')}`];
  await db.query(`insert into signal_source (id, kind, name, token_hash, created_at) values ($1, 'litellm', $2, $3, now())`, [source, name, createHash('sha256').update(token).digest()]);
  return { at: BASE, source, token };
};

const addPeople = async (db: pg.Pool): Promise<void> => {
  await db.query(`insert into team (id, name, created_at) select gen_random_uuid(), 'Team ' || n, now() from generate_series(1, $1::int) n`, [TEAMS]);
  await db.query(`insert into person (id, name, email, created_at) select gen_random_uuid(), mail, mail, now() from unnest($1::text[]) mail`, [Array.from({ length: PEOPLE }, (_, at) => personMail(at))]);
  await db.query(`with teams as (select id, row_number() over (order by id) - 1 as n from team), people as (select id, row_number() over (order by id) as n from person where email like 'dev-%')
    insert into team_member (team_id, person_id) select teams.id, people.id from people join teams on teams.n = people.n % $1::int`, [TEAMS]);
};

const rssMb = async (pid: number): Promise<number> => Number(/^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''))?.[1] ?? 0) / 1024;
/** Milliseconds of a processor that the server, and everything it started, have had: what load beside it does not change. */
const busyMs = async (pid: number): Promise<{ server: number; others: number }> => {
  const all = await listProcesses();
  return { server: all.find((each) => each.pid === pid)?.busyMs ?? 0, others: under(all, pid).reduce((sum, each) => sum + each.busyMs, 0) };
};
const received = async (db: pg.Pool, source: string): Promise<number> => Number((await db.query<{ received: string }>('select received from signal_source where id = $1', [source])).rows[0]!.received);

/** Samples how far it is, and how large the server is, until `sending` is over. */
const watch = async (db: pg.Pool, pid: number, source: string, sending: Promise<unknown>): Promise<{ points: { at: number; count: number }[]; rss: number }> => {
  const points = [{ at: performance.now(), count: 0 }];
  let rss = 0;
  const over = sending.then(() => true, () => true);
  for (let isOver = false; !isOver; ) {
    isOver = await Promise.race([wait(250).then(() => false), over]);
    rss = Math.max(rss, await rssMb(pid));
    points.push({ at: performance.now(), count: await received(db, source) });
  }
  return { points, rss };
};

/** When so many had arrived, between two samples. */
const timeOf = (points: readonly { at: number; count: number }[], count: number): number => {
  const after = points.findIndex((point) => point.count >= count);
  const [one, other] = [points[Math.max(0, after - 1)]!, points[Math.max(0, after)]!];
  return other.count === one.count ? other.at : one.at + ((count - one.count) / (other.count - one.count)) * (other.at - one.at);
};

const mustAddUp = async (db: pg.Pool, source: string, expected: number): Promise<void> => {
  const { rows } = await db.query<{ kept: number; counted: number; ids: number }>(
    `select (select count(*)::int from signal_interaction where source = $1) as kept, (select count(distinct id)::int from signal_interaction where source = $1) as ids, (select sum(interactions + unscanned)::int from signal_day where source = $1) as counted`, [source]);
  const { kept, counted, ids } = rows[0]!;
  if (kept !== expected || counted !== expected || ids !== expected) throw new Error(`Of ${expected} interactions, ${kept} rows (${ids} distinct) are kept and ${counted} are counted.`);
};

try {
  const file = join(folder, 'records.ndjson.gz');
  const wanted = { people: PEOPLE, now: new Date(), days: DAYS };
  const bytes = await writeRecords(file, { ...wanted, count: COUNT, seed: 1 });
  say(`${COUNT} interactions, ${round(bytes / COUNT)} bytes each, ${COUNT - distinct(COUNT)} of them copies.`);
  let { pool: db, pid } = await start();
  await addPeople(db);
  const target = await addSource(db, 'Bench');
  const busyBefore = await busyMs(pid);
  const sending = sendFile(target, file, say);
  const began = performance.now();
  const { points, rss } = await watch(db, pid, target.source, sending);
  const { receipt, says } = await sending;
  if (receipt === undefined) throw new Error(says);
  const seconds = (performance.now() - began) / 1000;
  const perSecond = COUNT / seconds;
  const busyAfter = await busyMs(pid);
  const [ofServer, ofDatabase] = [busyAfter.server - busyBefore.server, busyAfter.others - busyBefore.others].map((ms) => (ms * 1000) / COUNT) as [number, number];
  await mustAddUp(db, target.source, distinct(COUNT));
  const tenth = (number: number): number => timeOf(points, (distinct(COUNT) * number) / 10) - timeOf(points, (distinct(COUNT) * (number - 1)) / 10);
  const ratio = tenth(10) / tenth(2);

  const part = Math.max(10_000, Math.round(COUNT / 10));
  const partFile = join(folder, 'part.ndjson.gz');
  await writeRecords(partFile, { ...wanted, count: part, seed: 2 });
  const partTarget = await addSource(db, 'Killed');
  const killed = sendFile(partTarget, partFile, () => {}).then(() => 'went through', () => 'was cut off');
  while ((await received(db, partTarget.source)) < part / 2) await wait(20);
  process.kill(pid, 'SIGKILL');
  const how = await killed;
  await pool?.end().catch(() => {});
  await running?.stop();
  ({ pool: db, pid } = await start());
  const before = await received(db, partTarget.source);
  const resumed = await sendFile(partTarget, partFile, () => {});
  await mustAddUp(db, partTarget.source, distinct(part));
  await mustAddUp(db, target.source, distinct(COUNT));

  const [owner] = await makeLogins(db, 1);
  await db.query(`update person set roles = '{learner,owner}' where id = (select person_id from person_subject where subject = $1)`, [owner!.subject]);
  await db.query(`insert into organisation (name, locale, is_demo, created_at) values ('Bench', 'en', false, now()) on conflict do nothing`);
  const reads = ['/api/effectiveness', '/api/signals/sources', '/api/signals/identities'];
  const times: Record<string, number[]> = {};
  for (let at = 0; at < READS; at += 1) {
    for (const path of reads) {
      const from = performance.now();
      const reply = await fetch(`${BASE}${path}`, { headers: { cookie: owner!.cookie } });
      await reply.arrayBuffer();
      if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`);
      // The first of each reads plans and pages.
      if (at > 2) (times[path] ??= []).push(performance.now() - from);
    }
  }
  const p95 = Math.max(...reads.map((path) => percentile(times[path]!, 0.95)));
  say(`\n${table([
    ['', 'measured', 'target'],
    ['interactions a second', String(round(perSecond)), 'at least 5000'],
    ['processor time of each: server, database', `${round(ofServer)} and ${round(ofDatabase)} µs`, 'each under 200, on two cores'],
    ['memory of the server (RSS)', `${round(rss)} MB`, 'at most 400 MB'],
    ['last tenth over the second', round(ratio, 2).toString(), 'at most 1.1'],
    [`killed at ${before} of ${part} (the upload ${how}), resumed`, `${resumed.receipt?.taken} new, ${distinct(part)} kept`, 'none lost, none twice'],
    ...reads.map((path) => [`p95 of ${path}`, `${round(percentile(times[path]!, 0.95))} ms`, 'under 200 ms']),
  ])}`);
  say(`BENCH ${JSON.stringify({ ingest_per_s: round(perSecond), ingest_rss_mb: round(rss), dashboard_p95_ms: round(p95, 1), last_tenth_ratio: round(ratio, 2), server_us_each: round(ofServer), database_us_each: round(ofDatabase), count: COUNT })}`);
} finally {
  await pool?.end().catch(() => {});
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
}
