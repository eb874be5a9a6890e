// `npm start` as a person runs it: it serves, and whatever ends npm leaves no process behind.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { TEST_FULL_ONLY } from '../test/test-full-only.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LIMIT_MS = 4_000;

const data = await mkdtemp(join(tmpdir(), 'beforetab-run-'));
after(() => rm(data, { recursive: true, force: true }));

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** Every process that works for our data folder: it stands in their environment or on their command line. */
const ours = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    const [command, environment] = await Promise.all(['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'latin1').catch(() => '')));
    if (`${command}${environment}`.includes(data)) found.push(`${pid} ${command?.replaceAll('\0', ' ').slice(0, 120)}`);
  }
  return found;
};

const startNpm = async (): Promise<{ npm: ChildProcess; port: number; output: () => string }> => {
  const port = await freePort();
  const { NODE_TEST_CONTEXT: _, DATABASE_URL: __, ...env } = process.env;
  const began = Date.now();
  const npm = spawn('npm', ['start'], { cwd: ROOT, env: { ...env, PORT: String(port), BEFORETAB_DATA: data }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  for (;;) {
    const reply = await fetch(`http://localhost:${port}/`).catch(() => undefined);
    await reply?.text();
    if (reply?.status === 200) return { npm, port, output: () => output };
    if (npm.exitCode !== null || Date.now() - began > 120_000) throw new Error(`npm start did not serve:\n${output}`);
    await wait(20);
  }
};

describe('npm start', { skip: process.platform !== 'linux' && 'looking for processes needs /proc' }, () => {
  for (const signal of ['SIGTERM', 'SIGKILL', 'SIGINT'] as const) {
    it(`leaves no process and no port behind ${LIMIT_MS / 1000} s after ${signal} on npm`, signal === 'SIGINT' ? TEST_FULL_ONLY : {}, async () => {
      const { npm, port, output } = await startNpm();
      assert.match(output(), new RegExp(`http://localhost:${port}`));
      assert.ok((await ours()).length >= 3, 'npm, the server and PostgreSQL are there to begin with');
      const began = Date.now();
      npm.kill(signal);
      while ((await ours()).length > 0 && Date.now() - began < LIMIT_MS) await wait(50);
      assert.deepEqual(await ours(), []);
      await assert.rejects(fetch(`http://localhost:${port}/`));
    });
  }

  it('neither installs, builds, migrates nor publishes anything when it has run before, and speaks in sentences', async () => {
    const { npm, output } = await startNpm();
    npm.kill('SIGTERM');
    while ((await ours()).length > 0) await wait(50);
    assert.doesNotMatch(output(), /Installing|Building|Preparing|migrations|is published/);
    assert.doesNotMatch(output(), /^\{|Warning:/m);
  });
});
