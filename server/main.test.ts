// A start that cannot be: whoever typed it reads what to do about it, no trace through our files and no password.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { whyNotStarted } from './platform/why-not-started.ts';

const folder = await mkdtemp(join(tmpdir(), 'beforetab-start-'));
after(() => rm(folder, { recursive: true, force: true }));

/** Everything it printed, and how it ended. */
const start = async (settings: Record<string, string>): Promise<{ said: string; code: number | null }> => {
  const { DATABASE_URL: _none, ...inherited } = process.env;
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], { env: { ...inherited, NODE_ENV: 'production', PORT: '0', BEFORETAB_DATA: join(folder, 'data'), ...settings }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => void (said += piece.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { said, code };
};
const isPlain = ({ said, code }: { said: string; code: number | null }): void => {
  assert.equal(code, 1, said);
  assert.doesNotMatch(said, /\n {4}at |node:internal|hunter2/, 'a trace or a password');
};

describe('a start that cannot be', () => {
  it('names every wrong setting, what it should be, and no secret', async () => {
    const ended = await start({ PORT: 'abc', SANDBOX: 'maybe', DATABASE_URL: 'mysql://u:hunter2@db', SMTP_URL: 'hunter2', SECRETS_KEY: 'hunter2', TRUSTED_PROXIES: '' });
    isPlain(ended);
    for (const line of ['PORT is a number from 0 to 65535, and not "abc".', 'SANDBOX is auto or off, and not "maybe".', 'DATABASE_URL is the address of a PostgreSQL', 'SMTP_URL is the address of a mail server', 'SECRETS_KEY is 32 random bytes']) assert.ok(ended.said.includes(line), line);
  });

  it('says that a data folder is no folder', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const data of [file, join(file, 'below')]) {
      const ended = await start({ BEFORETAB_DATA: data });
      isPlain(ended);
      assert.match(ended.said, /is no folder\. Set BEFORETAB_DATA/);
    }
  });

  it('says that its PostgreSQL cannot be reached, and where', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    taken.close();
    await once(taken, 'close');
    const ended = await start({ DATABASE_URL: `postgres://u:hunter2@127.0.0.1:${port}/x` });
    isPlain(ended);
    assert.match(ended.said, new RegExp(`PostgreSQL at 127\\.0\\.0\\.1:${port} cannot be reached \\(ECONNREFUSED\\)\\. Check that it runs`));
  });
});

describe('why a start failed', () => {
  const place = { dataDir: '/srv/data', databaseUrl: undefined, port: 80, host: 'localhost' };
  const failing = (fields: object, message = 'x'): Error => Object.assign(new Error(message), fields);
  const other = { ...place, databaseUrl: 'postgres://ada:hunter2@db.example:5432/training' };

  it('is told by what the system, the disk or PostgreSQL said', () => {
    const cases: readonly (readonly [Error, typeof place | typeof other, RegExp])[] = [
      [failing({ code: 'EACCES', path: '/srv/data/postgres' }), place, /may not use the data folder \/srv\/data/],
      [failing({ code: 'EROFS', path: '/srv/data' }), place, /set BEFORETAB_DATA to another folder/],
      [failing({}, 'The database folder /srv/data/postgres could not be made: FATAL: could not write: No space left on device'), place, /no space left on the disk of the data folder/],
      [failing({ code: 'ENOSPC', path: '/srv/data/run' }), place, /1 GB/],
      [failing({}, 'BeforeTab (process 7) already runs on /srv/data. Stop it first, or set BEFORETAB_DATA to another folder.'), place, /already runs/],
      [failing({ code: 'EADDRINUSE', syscall: 'listen' }), { ...place, port: 3001 }, /Port 3001 is taken.*PORT=3002/],
      [failing({ code: 'EACCES', syscall: 'listen' }), place, /Port 80 is kept/],
      [failing({ code: 'EADDRNOTAVAIL', syscall: 'listen' }), { ...place, host: '10.9.9.9' }, /HOST is "10\.9\.9\.9"/],
      [failing({ code: '28P01' }), other, /db\.example:5432 does not let "ada" in/],
      [failing({ code: '3D000' }), other, /has no database "training"/],
      [failing({ code: '42501' }, 'permission denied for schema public'), other, /make tables.*permission denied for schema public/],
    ];
    for (const [error, at, says] of cases) {
      const told = whyNotStarted(error, at);
      assert.match(told ?? '', says);
      assert.doesNotMatch(told ?? '', /hunter2/);
    }
  });

  it('stays a fault of ours where it is none of these', () => {
    assert.equal(whyNotStarted(new TypeError('x is not a function'), place), undefined);
    assert.equal(whyNotStarted(failing({ code: 'EACCES', path: '/elsewhere' }), place), undefined);
  });
});
