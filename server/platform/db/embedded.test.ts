// The embedded database through everything that may happen to it: stop, kill, leftovers, root and ordinary users.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { silentLog } from '../log.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { isAlive } from './embedded-leftover.ts';
import { TEST_FULL_ONLY } from '../../../test/test-full-only.ts';

const HOLDER = new URL('embedded.holder.ts', import.meta.url).pathname;
const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === 'linux';

const folders: string[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'beforetab-embedded-'));
  folders.push(folder);
  return folder;
};
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const ask = async (embedded: Pick<Embedded, 'url'>, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: embedded.url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
};

const postmasterPid = async (dataDir: string): Promise<number> => Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
const isGoneWithin = async (pid: number, ms: number): Promise<boolean> => {
  for (const until = Date.now() + ms; Date.now() < until; await wait(20)) if (!isAlive(pid)) return true;
  return false;
};

/** Another process that starts the database, writes a row it knows is written, and waits. */
const startHolder = async (dataDir: string, options: { env?: NodeJS.ProcessEnv; uid?: number; gid?: number } = {}): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [HOLDER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  const [line] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => ['it ended'])])) as [unknown];
  assert.equal(String(line).trim(), 'written');
  return child;
};

describe('the embedded database', () => {
  it('starts, keeps its data over a stop, and leaves neither process nor socket', async () => {
    const dataDir = await newFolder();
    const first = await startEmbedded({ dataDir, log: silentLog });
    const pid = await postmasterPid(dataDir);
    assert.equal((await stat(first.host)).mode & 0o077, 0);
    assert.deepEqual(await ask(first, 'show listen_addresses'), ['']);
    assert.deepEqual(await ask(first, 'select current_setting($$fsync$$), current_setting($$synchronous_commit$$), current_setting($$data_checksums$$)'), ['on', 'on', 'on']);
    await ask(first, 'create table kept as select 1 as n');
    await first.stop();
    assert.equal(isAlive(pid), false);
    await assert.rejects(stat(first.host), { code: 'ENOENT' });

    const second = await startEmbedded({ dataDir, log: silentLog });
    assert.deepEqual(await ask(second, 'select n from kept'), [1]);
    await second.stop();
  });

  it('refuses a folder that is in use, and leaves its owner alone', async () => {
    const dataDir = await newFolder();
    const first = await startEmbedded({ dataDir, log: silentLog });
    await assert.rejects(startEmbedded({ dataDir, log: silentLog }), /already runs on/);
    assert.deepEqual(await ask(first, 'select 1'), [1]);
    await first.stop();
  });

  it('ends with a killed owner, and the next start finds what was written', { skip: !isLinux && 'ending with the owner needs Linux' }, async () => {
    const dataDir = await newFolder();
    const holder = await startHolder(dataDir);
    const pid = await postmasterPid(dataDir);
    holder.kill('SIGKILL');
    assert.equal(await isGoneWithin(pid, 3_000), true, 'PostgreSQL outlived its owner');
    const again = await startEmbedded({ dataDir, log: silentLog });
    assert.deepEqual(await ask(again, 'select n from kept'), [1]);
    await again.stop();
  });

  it('comes back by itself when PostgreSQL is killed', async () => {
    const dataDir = await newFolder();
    const embedded = await startEmbedded({ dataDir, log: silentLog, onLost: (error) => assert.fail(error) });
    await ask(embedded, 'create table kept as select 1 as n');
    const pid = await postmasterPid(dataDir);
    process.kill(pid, 'SIGKILL');
    let answer: unknown[] = [];
    for (const until = Date.now() + 20_000; Date.now() < until && answer.length === 0; await wait(50)) answer = await ask(embedded, 'select n from kept').catch(() => []);
    assert.deepEqual(answer, [1]);
    assert.notEqual(await postmasterPid(dataDir), pid);
    await embedded.stop();
    assert.equal((await readdir(dataDir)).includes('postgres'), true);
  });

  it('is not misled by a pid file whose number is some other process now', TEST_FULL_ONLY, async () => {
    const dataDir = await newFolder();
    await (await startEmbedded({ dataDir, log: silentLog })).stop();
    const other = spawn('sleep', ['60'], { stdio: 'ignore' });
    await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${other.pid}\n${join(dataDir, 'postgres')}\n0\n5432\n/nowhere\n\n\n`);
    const again = await startEmbedded({ dataDir, log: silentLog });
    assert.deepEqual(await ask(again, 'select 1'), [1]);
    assert.equal(isAlive(other.pid!), true);
    await again.stop();
    other.kill();
  });

  it('without setpriv and name spaces: runs as another user, and a leftover is stopped by the next start', { skip: !(isRoot && isLinux) && 'needs root on Linux' }, async () => {
    const dataDir = await newFolder();
    await chmod(dataDir, 0o755);
    const holder = await startHolder(dataDir, { env: { PATH: '/nonexistent' } });
    const pid = await postmasterPid(dataDir);
    assert.match(await readFile(`/proc/${pid}/status`, 'utf8'), /^Uid:\t65534\t/m);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    assert.equal(await isGoneWithin(pid, 300), false, 'nothing was left over to test with');
    const again = await startEmbedded({ dataDir, log: silentLog });
    assert.equal(isAlive(pid), false);
    assert.deepEqual(await ask(again, 'select n from kept'), [1]);
    await again.stop();
  });

  it('works for an ordinary user, and for root on the same folder after that', { skip: !(isRoot && isLinux) && 'needs root on Linux' }, async () => {
    const dataDir = await newFolder();
    await chown(dataDir, 12_345, 12_345);
    const holder = await startHolder(dataDir, { uid: 12_345, gid: 12_345 });
    holder.kill('SIGTERM');
    await once(holder, 'exit');
    const asRoot = await startEmbedded({ dataDir, log: silentLog });
    assert.deepEqual(await ask(asRoot, 'select n from kept'), [1]);
    await asRoot.stop();
    assert.equal((await stat(join(dataDir, 'postgres/PG_VERSION'))).uid, 12_345);
    const asUser = await startHolder(dataDir, { uid: 12_345, gid: 12_345 });
    asUser.kill('SIGTERM');
    await once(asUser, 'exit');
  });
});
