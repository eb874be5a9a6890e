// The sandbox as the server has it: the grader beside it judges, survives what its programs do, and leaves nothing behind.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { buildAssets } from '../../../scripts/build-assets.ts';
import { silentLog } from '../log.ts';
import type { SandboxState } from './grader/messages.ts';
import { isRunning } from './jail/process-state.ts';
import { familyOf } from './jail/resident.ts';
import { NoAnswer } from './jail/start-guest.ts';
import type { ProgramRequest } from './program.ts';
import { sayAbout } from './say-about.ts';
import { noServerSandbox, type ServerSandbox, serverSandbox } from './server-sandbox.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'beforetab-sandbox-'));
after(() => rm(dataDir, { recursive: true, force: true }));

const PYTHON = `
from database import db
from storage import storage
import llm

def all_of_it(name):
    storage.put("seen", name)
    return [[dict(row) for row in db.execute("select id from people where name = ?", [name])], storage.get("seen"), llm.generate(user="hi").text]

def refused():
    out = []
    for sql in ("attach '/etc/passwd' as x", "delete from people", "select nope", "select abs(-9223372036854775807 - 1)", "select 1; select 2", "select ?", "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c", "select id from people"):
        try:
            out.append(len(db.execute(sql).fetchall()))
        except Exception as problem:
            out.append(type(problem).__name__)
    return out

def again():
    out = []
    for values in ([7], [8], [], [7, 8], [7], ["7"]):
        try:
            out.append([dict(row) for row in db.execute("select name from people where id = ?", values)])
        except Exception as problem:
            out.append(type(problem).__name__)
    return out

def drawn():
    import random
    return random.getrandbits(64)

def twice():
    return [[list(row.values()) for row in db.execute(sql)] for sql in ("select random()", "select random()", "select name from people", "select name from people")]

def hang_up():
    import os
    os.closerange(3, 60)
    return "closed"

def often():
    out = []
    for at in range(230):
        try:
            out.append(len(db.execute("select name from people").fetchall()))
        except Exception as problem:
            return [len(out), str(problem)]
    return len(out)

def many():
    return len(db.execute("with recursive c(x) as (select 1 union all select x + 1 from c) select x from c").fetchall())

def loop():
    while True:
        pass

def mark():
    import builtins
    seen = getattr(builtins, "mark", "clean")
    builtins.mark = "dirty"
    open("/tmp/mark", "a").write("x")
    return [seen, len(open("/tmp/mark").read())]
`;
const TYPESCRIPT = `
import OpenAI from 'openai';
import { storage } from 'storage';
export const keep = async (text: string): Promise<unknown> => { await storage.put('k', text); return storage.get('k'); };
export const loop = () => { for (;;); };
export const refused = async () => {
  const kinds = ['InternalServerError', 'RateLimitError', 'APIConnectionTimeoutError'] as const;
  try { await new OpenAI({ apiKey: 'k' }).chat.completions.create({ model: 'm', messages: [] }); } catch (problem) { return [problem instanceof OpenAI.APIError, kinds.map((kind) => problem instanceof OpenAI[kind]), problem.constructor.name, problem.status ?? null]; }
};
export const leave = async () => { void Promise.reject(new Error('left alone')); await 0; return 1; };
`;
const sqlite: ProgramRequest['sqlite'] = [['create table people (id integer, name text)'], ['insert into people values (?, ?)', 7, "O'Brien"]];
const python = (name: string, ...args: unknown[]): ProgramRequest => ({ language: 'python', files: { 'a.py': PYTHON }, calls: [{ file: 'a.py', function: name, args }], sqlite, llm: { rules: [], otherwise: { text: 'hello' } } });
const typescript = (name: string, ...args: unknown[]): ProgramRequest => ({ language: 'typescript', files: { 'a.ts': TYPESCRIPT }, calls: [{ file: 'a.ts', function: name, args }] });

describe('the sandbox that its owner switched off', () => {
  it('says why when it starts, and runs nothing', async () => {
    const heard: string[] = [];
    const off = noServerSandbox((about) => heard.push(sayAbout(about)));
    off.start();
    assert.match(heard.join(), /practice in the browser only.*SANDBOX is off/);
    assert.deepEqual([off.state('somebody').state, (await off.figures()).most], ['none', 0]);
    await assert.rejects(off.bind('somebody', 'python'), { kind: 'Unavailable' });
  });
});

describe('the sandbox of a server', () => {
  let sandbox: ServerSandbox;
  let about: SandboxState = { is: 'getting-ready' };
  before(async () => {
    await buildAssets();
    const told = Promise.withResolvers<SandboxState>();
    sandbox = serverSandbox({ dataDir, log: silentLog, onReady: told.resolve });
    assert.deepEqual(sandbox.state(), { state: 'preparing', position: null });
    sandbox.start();
    about = await told.promise;
  });
  after(() => sandbox.stop());
  const ifJailed = (name: string, test: () => Promise<void>): void => void it(name, async (t) => (about.is === 'none' ? t.skip(`no jail on this machine: ${about.why.join('; ')}`) : test()));

  ifJailed('is ready once its self-test passed', async () => {
    assert.ok(about.is === 'ready' && about.tried > 20 && about.blocked === about.tried, JSON.stringify(about));
    assert.equal(sandbox.state().state, 'ready');
    assert.equal(sandbox.state('nobody').state, 'preparing');
  });

  ifJailed('runs Python with its surroundings outside, and keeps the log', async () => {
    await sandbox.bind('anna', 'python');
    const { returns, log } = await sandbox.run('anna', python('all_of_it', "O'Brien"));
    assert.deepEqual(returns, [{ value: [[{ id: 7 }], "O'Brien", 'hello'] }]);
    assert.deepEqual(log.map(({ does }) => does), ['storage.put', 'db.execute', 'storage.get', 'llm.generate']);
    await wait(60);
    assert.equal(sandbox.state('anna').state, 'ready');
  });

  ifJailed('lets SQL read the rows of the step and nothing else, for a limited time and number of rows', async () => {
    const { returns } = await sandbox.run('anna', python('refused'));
    assert.deepEqual(returns, [{ value: ['DatabaseError', 'DatabaseError', 'OperationalError', 'OperationalError', 'ProgrammingError', 'ProgrammingError', 'OperationalError', 1] }]);
    assert.deepEqual((await sandbox.run('anna', python('many'))).returns, [{ value: 500 }]);
  });

  ifJailed('takes a statement that it knows by its values alone, and refuses too few or too many as at first', async () => {
    const found = [[{ name: "O'Brien" }], [], 'ProgrammingError', 'ProgrammingError', [{ name: "O'Brien" }], [{ name: "O'Brien" }]];
    for (let at = 0; at < 2; at += 1) assert.deepEqual((await sandbox.run('anna', python('again'))).returns, [{ value: found }]);
  });

  ifJailed('gives a statement that is asked again what it would give again, draws anew, and logs each', async () => {
    const { returns, log } = await sandbox.run('anna', python('twice'));
    const [drawn, other, name, again] = returns[0]!.value as unknown[];
    assert.notDeepEqual(drawn, other);
    assert.deepEqual([name, again], [[["O'Brien"]], [["O'Brien"]]]);
    assert.equal(log.length, 4);
  });

  ifJailed('answers from other rows when they are others, whatever was answered before', async () => {
    for (const name of ['Ann', 'Bea', 'Ann']) {
      const { returns } = await sandbox.run('anna', { ...python('twice'), sqlite: [['create table people (name text)'], ['insert into people values (?)', name]] });
      assert.deepEqual((returns[0]!.value as unknown[])[3], [[name]]);
    }
  });

  ifJailed('knows what a run was answered only for the same rows, and logs what was not asked again', async () => {
    const rows = (name: string): ProgramRequest['sqlite'] => [['create table people (name text)'], ['insert into people values (?)', name]];
    for (const [name, isLast] of [['Ann', false], ['Bea', false], ['Ann', false], ['Ann', true]] as const) {
      const { returns, log } = await sandbox.run('anna', { ...python('twice'), sqlite: rows(name), run: { id: 'one', isLast } });
      const [drawn, other, first, again] = returns[0]!.value as unknown[];
      assert.deepEqual([first, again], [[[name]], [[name]]]);
      assert.notDeepEqual(drawn, other);
      assert.deepEqual(log.map((entry) => entry.does === 'db.execute' && entry.sql), ['select random()', 'select random()', 'select name from people', 'select name from people']);
    }
  });

  ifJailed('refuses the 201st call of a request, whether its answer was known or not', async () => {
    const { returns, log } = await sandbox.run('anna', python('often'));
    assert.deepEqual(returns, [{ value: [200, 'more than 200 calls in one request'] }]);
    assert.equal(log.length, 200);
  });

  ifJailed('draws anew where it is the view that draws', async () => {
    const { returns } = await sandbox.run('anna', { ...python('twice'), sqlite: [['create view people as select random() as name']] });
    const [, , first, second] = returns[0]!.value as unknown[];
    assert.notDeepEqual(first, second);
  });

  ifJailed('serves the key again when a program closed its line to the host', async () => {
    for (const _ of [1, 2]) {
      assert.deepEqual((await sandbox.run('hangs up', python('hang_up'))).returns, [{ value: 'closed' }]);
      assert.deepEqual((await sandbox.run('hangs up', python('all_of_it', "O'Brien"))).returns, [{ value: [[{ id: 7 }], "O'Brien", 'hello'] }]);
    }
  });

  ifJailed('draws other numbers in every run, also in a process that was warmed up like all', async () => {
    const drawn: unknown[] = [];
    for (const key of ['anna', 'anna', 'another']) drawn.push((await sandbox.run(key, python('drawn'))).returns[0]?.value);
    assert.equal(new Set(drawn).size, 3, JSON.stringify(drawn));
  });

  ifJailed('puts everything back between two requests', async () => {
    for (let at = 0; at < 3; at += 1) assert.deepEqual((await sandbox.run('anna', python('mark'))).returns, [{ value: ['clean', 1] }]);
  });

  ifJailed('runs TypeScript', async () => {
    assert.deepEqual((await sandbox.run('berta', typescript('keep', 'text'))).returns, [{ value: 'text' }]);
  });

  ifJailed('gives no answer for a program that does not end, and serves the key again', async () => {
    for (const loop of [python('loop'), typescript('loop')]) await assert.rejects(sandbox.run(`loops in ${loop.language}`, loop), NoAnswer);
    assert.deepEqual((await sandbox.run('loops in python', python('mark'))).returns, [{ value: ['clean', 1] }]);
  });

  ifJailed('names what a package throws as the package does, though all of it is packed into one file', async () => {
    const failing = (fails: string): ProgramRequest => ({ ...typescript('refused'), llm: { rules: [], otherwise: { text: '', fails } } });
    const said = async (fails: string): Promise<unknown> => (await sandbox.run('refused', failing(fails))).returns[0]?.value;
    assert.deepEqual(await said('InternalServerError'), [true, [true, false, false], 'InternalServerError', 500]);
    assert.deepEqual(await said('RateLimitError'), [true, [false, true, false], 'RateLimitError', 429]);
    assert.deepEqual(await said('APITimeoutError'), [true, [false, false, true], 'APIConnectionTimeoutError', null]);
  });

  ifJailed('gives none, and soon, for one that lets a promise fail which nobody waits for', async () => {
    const began = performance.now();
    await assert.rejects(sandbox.run('leaves', typescript('leave')), (error: Error) => error instanceof NoAnswer && !error.message.includes('longer than'));
    assert.ok(performance.now() - began < 1_500);
  });

  ifJailed('judges beside the processes', async () => {
    const file = join(dataDir, 'judge.mjs');
    await writeFile(file, `export const judge = async (child, { request, expected }) => ({ holds: JSON.stringify((await child.run(request)).returns) === expected, twice: (await child.run(request)).returns.length })`);
    const result = await sandbox.judge('anna', 'python', pathToFileURL(file), { request: python('mark'), expected: '[{"value":["clean",1]}]' });
    assert.deepEqual(result, { holds: true, twice: 1 });
  });

  ifJailed('ends all processes with the grader', async () => {
    const family = familyOf(process.pid).filter((pid) => pid !== process.pid);
    assert.ok(family.length >= 4);
    await sandbox.stop();
    for (let turn = 0; turn < 40 && family.some(isRunning); turn += 1) await wait(50);
    assert.deepEqual(family.filter(isRunning), []);
    await assert.rejects(sandbox.run('anna', python('mark')), { name: 'Unavailable' });
  });
});
