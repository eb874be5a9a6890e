// The machine's side of signing in, against the product behind a real socket.
import { serve } from '@hono/node-server';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { aLogin, anOrganisation, aPerson, asViewer } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { originOf } from '../../platform/command-line/ask-product.ts';
import { chooseLogin, loginsFile, readLogins } from '../../platform/command-line/stored-logins.ts';
import { answerRequest } from './answer-request.ts';
import { login, logout } from './commands.ts';
import { listOwnCommandLines } from './list-command-lines.ts';
import { signInAt } from './sign-in-at.ts';

const { ctx, app, setNow } = await startTestServer();
await anOrganisation(ctx);
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
await once(server, 'listening');
const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const folder = await mkdtemp(join(tmpdir(), 'beforetab-login-'));
const was = process.env['XDG_CONFIG_HOME'];
process.env['XDG_CONFIG_HOME'] = folder;
after(async () => {
  if (was === undefined) delete process.env['XDG_CONFIG_HOME'];
  else process.env['XDG_CONFIG_HOME'] = was;
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const person = await aPerson(ctx);
const { loginId } = await aLogin(ctx, person);
const asPerson = { ...ctx, viewer: { ...asViewer(ctx, person).viewer, loginId } };

/** Signs in while somebody answers at the second wait; the clock goes on as long as it is told to wait. */
const signIn = async (isAllowed: boolean | undefined): Promise<{ isIn: boolean; said: string; waits: number[] }> => {
  const [lines, waits]: [string[], number[]] = [[], []];
  let now = Date.now();
  const wait = async (seconds: number): Promise<void> => {
    waits.push(seconds);
    setNow(new Date((now += seconds * 1000)));
    const userCode = /[A-Z]{4}-[A-Z]{4}/.exec(lines.join('\n'))![0];
    if (isAllowed !== undefined && waits.length === 2) await answerRequest(asPerson, { userCode, isAllowed });
  };
  const isIn = await signInAt({ at, scopes: ['ingest'], machine: 'laptop (linux)', say: (line) => void lines.push(line), wait });
  setNow(new Date());
  return { isIn, said: lines.join('\n'), waits };
};
const run = async (command: typeof login, ...given: string[]): Promise<{ code: number; said: string }> => {
  const lines: string[] = [];
  return { code: await command(given, (line) => void lines.push(line)), said: lines.join('\n') };
};

describe('beforetab login', () => {
  it('shows address and code, waits as it is told, and keeps the token in a file of mode 0600', async () => {
    const { isIn, said, waits } = await signIn(true);
    assert.ok(isIn);
    assert.ok(said.includes(`${at}/device`));
    assert.deepEqual(waits, [5, 5]);
    const [kept] = await readLogins();
    assert.equal(kept?.at, at);
    assert.equal((await stat(loginsFile())).mode & 0o777, 0o600);
    assert.ok(!said.includes(kept!.token));
  });

  it('ends the earlier token when it signs in again', async () => {
    assert.ok((await signIn(true)).isIn);
    assert.equal((await listOwnCommandLines(asPerson)).length, 1);
    assert.equal((await readLogins()).length, 1);
  });

  it('keeps what it has when it is refused or nobody answers', async () => {
    const [before] = await readLogins();
    assert.match((await signIn(false)).said, /refused in the browser/);
    assert.match((await signIn(undefined)).said, /expired/);
    assert.deepEqual(await readLogins(), [before]);
  });

  it('says what is wrong with what it is given', async () => {
    assert.equal((await run(login)).code, 2);
    assert.match((await run(login, '--at', 'beforetab')).said, /is none/);
    assert.match((await run(login, '--at', 'http://beforetab.example.org')).said, /no https/);
    assert.match((await run(login, '--at', at, '--scope', 'everything')).said, /--scope is one of ingest, and not "everything"/);
    assert.match((await run(login, '--frobnicate')).said, /frobnicate/);
    assert.match((await run(login, '--at', 'http://127.0.0.1:9')).said, /cannot be reached/);
    assert.deepEqual(originOf('https://beforetab.example.org/people?x=1'), { origin: 'https://beforetab.example.org' });
  });
});

describe('beforetab logout', () => {
  it('ends the token there and forgets it here', async () => {
    assert.deepEqual(await run(logout), { code: 0, said: `Signed out of ${at}.` });
    assert.deepEqual([await readLogins(), (await listOwnCommandLines(asPerson)).length], [[], 0]);
    assert.match((await run(logout)).said, /not signed in/);
  });

  it('asks which one where there are several, and does not write over a file it cannot read', async () => {
    const text = JSON.stringify({ logins: ['https://a.example', 'https://b.example'].map((each) => ({ at: each, token: 't', scopes: [], expiresAt: '' })) });
    await writeFile(loginsFile(), text);
    assert.match(JSON.stringify(await chooseLogin(undefined)), /--at: https:\/\/a\.example, https:\/\/b\.example/);
    await writeFile(loginsFile(), '{"logins":[{');
    await assert.rejects(readLogins(), /not what beforetab wrote/);
    assert.equal(await readFile(loginsFile(), 'utf8'), '{"logins":[{');
  });
});

describe('where logins are kept', () => {
  it("is the person's own folder for settings", () => {
    const of = (platform: string, env: Record<string, string>): string => loginsFile({ env, platform, home: '/home/ada' });
    assert.equal(of('linux', {}), '/home/ada/.config/beforetab/logins.json');
    assert.equal(of('linux', { XDG_CONFIG_HOME: '/elsewhere' }), '/elsewhere/beforetab/logins.json');
    assert.equal(of('linux', { XDG_CONFIG_HOME: 'here' }), '/home/ada/.config/beforetab/logins.json');
    assert.match(of('win32', { APPDATA: String.raw`C:\Users\ada\AppData\Roaming` }), /Roaming.beforetab/);
  });
});
