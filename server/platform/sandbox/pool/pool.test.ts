// Who gets which process when: bound to one key, one submission at a time, in the order of arrival, nothing dropped.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { NoAnswer, type Guest } from '../jail/start-guest.ts';
import type { ProgramRequest } from '../program.ts';
import { makePool, type Pool, type PoolParts } from './pool.ts';

/** Stands in for a process, so that starts can be counted and endings chosen. */
type Stand = Guest & { number: number; asked: number; crash: () => void };

const makeStands = (options: { startMs?: number; answer?: (stand: Stand) => unknown } = {}) => {
  const all: Stand[] = [];
  let [starting, mostStarting] = [0, 0];
  const start = (): Guest => {
    const ended = Promise.withResolvers<string>();
    let why: string | undefined;
    starting += 1;
    mostStarting = Math.max(mostStarting, starting);
    const end = (given: string): void => {
      why ??= given;
      ended.resolve(why);
    };
    const stand: Stand = {
      number: all.length,
      asked: 0,
      pid: 0,
      ready: wait(options.startMs ?? 1).then(() => void (starting -= 1)),
      ask: async () => {
        if (why !== undefined) throw new NoAnswer(why);
        stand.asked += 1;
        return options.answer?.(stand) ?? { returns: [{ value: stand.number }], printed: '' };
      },
      end,
      crash: () => end('crashed'),
      ended: ended.promise,
      hasEnded: () => why !== undefined,
      granted: () => 0,
    };
    all.push(stand);
    return stand;
  };
  return { all, start, mostStarting: () => mostStarting, living: () => all.filter((one) => !one.hasEnded()) };
};

let clock = 0;
const poolOf = (stands: ReturnType<typeof makeStands>, more: Partial<PoolParts> = {}): Pool =>
  makePool({ start: stands.start, startSql: makeStands().start, most: 10, cores: 2, isTooLarge: () => false, idleMs: 1000, now: () => (clock += 1), onChange: () => {}, ...more });

const request: ProgramRequest = { language: 'python', files: {}, calls: [{ file: 'a.py', function: 'f' }] };
const one = (pool: Pool, key: string): Promise<unknown> => pool.hold(key, 'python', async (child) => (await child.run(request)).returns[0]?.value);

describe('the pool', () => {
  it('keeps a key on its process and never gives it to another', async () => {
    const stands = makeStands();
    const pool = poolOf(stands);
    const [a, b] = [await one(pool, 'a'), await one(pool, 'b')];
    assert.notEqual(a, b);
    assert.deepEqual([await one(pool, 'a'), await one(pool, 'b'), await one(pool, 'a')], [a, b, a]);
    pool.release('a');
    assert.notEqual(await one(pool, 'c'), a);
    pool.stop();
    assert.deepEqual(stands.living().length, 0);
  });

  it('starts ahead when a page opens, at most two at a time, and keeps a spare', async () => {
    const stands = makeStands({ startMs: 20 });
    const pool = poolOf(stands);
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((key) => pool.bind(key, 'python')));
    assert.equal(stands.mostStarting(), 2);
    assert.deepEqual(pool.engines().map(([key, { state }]) => `${key} ${state}`), ['a ready', 'b ready', 'c ready', 'd ready', 'e ready']);
    await wait(60);
    assert.equal(stands.living().length, 6);
    pool.stop();
  });

  it('runs one submission of a key at a time and all of them, in order', async () => {
    const pool = poolOf(makeStands());
    let [running, most] = [0, 0];
    const seen: number[] = [];
    await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        pool.hold('a', 'python', async () => {
          running += 1;
          most = Math.max(most, running);
          await wait(1);
          seen.push(at);
          running -= 1;
        }),
      ),
    );
    assert.deepEqual([most, seen], [1, [0, 1, 2, 3, 4, 5, 6, 7]]);
    pool.stop();
  });

  it('tells those who wait their place', async () => {
    const pool = poolOf(makeStands());
    await Promise.all(['a', 'b', 'c', 'd'].map((key) => pool.bind(key, 'python')));
    const open = Promise.withResolvers<void>();
    const all = ['a', 'b', 'c', 'd'].map((key) => pool.hold(key, 'python', () => open.promise));
    await wait(5);
    assert.deepEqual(Object.fromEntries(pool.engines().filter(([, { state }]) => state === 'waiting').map(([key, { position }]) => [key, position])), { c: 1, d: 2 });
    open.resolve();
    await Promise.all(all);
    pool.stop();
  });

  it('lets the one give way that was used longest ago, never one at work, and serves more keys than it holds', async () => {
    const stands = makeStands();
    const pool = poolOf(stands, { most: 3 });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => one(pool, `k${at}`)));
    assert.equal(new Set(answers).size, 12);
    assert.ok(pool.figures().bound <= 3);
    pool.stop();
  });

  it('replaces a process that ended, and tells that submission so', async () => {
    const stands = makeStands({
      answer: (stand) => {
        if (stand.number === 0) stand.crash();
        if (stand.number === 0) throw new NoAnswer('crashed');
        return undefined;
      },
    });
    const pool = poolOf(stands);
    await assert.rejects(one(pool, 'a'), NoAnswer);
    assert.notEqual(await one(pool, 'a'), 0);
    pool.stop();
  });

  it('ends a process that answers with something else than values', async () => {
    for (const answer of [{ returns: [], printed: '' }, { returns: [{ value: 1 }], printed: 7 }, { returns: [null], printed: '' }, 'pass', 7]) {
      const stands = makeStands({ answer: () => answer });
      const pool = poolOf(stands);
      await assert.rejects(one(pool, 'a'), NoAnswer);
      assert.equal(stands.all[0]?.hasEnded(), true);
      pool.stop();
    }
  });

  it('replaces Python after 50 submissions, TypeScript after each, and whatever grew', async () => {
    const stands = makeStands();
    const pool = poolOf(stands);
    const values = new Set<unknown>();
    for (let at = 0; at < 51; at += 1) values.add(await one(pool, 'a'));
    assert.equal(values.size, 2);
    const typescript = async (): Promise<unknown> => pool.hold('t', 'typescript', async (child) => [(await child.run({ ...request, language: 'typescript' })).returns[0]?.value, (await child.run({ ...request, language: 'typescript' })).returns[0]?.value]);
    const [first, second] = [await typescript(), await typescript()] as [number[], number[]];
    assert.equal(first[0], first[1]);
    assert.notEqual(first[0], second[0]);
    pool.stop();
    const growing = poolOf(makeStands(), { isTooLarge: () => true });
    assert.notEqual(await one(growing, 'a'), await one(growing, 'a'));
    growing.stop();
  });

  it('ends what nobody used for a while, and the spares with the last', async () => {
    const stands = makeStands();
    const pool = poolOf(stands, { idleMs: 100 });
    await one(pool, 'a');
    await wait(10);
    clock += 500;
    pool.sweep();
    assert.equal(stands.living().length, 0);
    assert.equal(typeof (await one(pool, 'a')), 'number');
    pool.stop();
  });

  it('leaves no process behind when it stops while some start', async () => {
    const stands = makeStands({ startMs: 30 });
    const pool = poolOf(stands);
    const waiting = ['a', 'b', 'c'].map((key) => one(pool, key).catch((error: Error) => error.name));
    await wait(5);
    pool.stop();
    await wait(60);
    assert.equal(stands.living().length, 0);
    await Promise.all(waiting);
  });

  it('starts Python’s second process with it, before anybody runs anything, and ends it with the key', async () => {
    const [stands, sqls] = [makeStands(), makeStands()];
    const pool = poolOf(stands, { startSql: sqls.start });
    await Promise.all([pool.bind('a', 'python'), pool.bind('b', 'python'), pool.bind('t', 'typescript')]);
    assert.equal(sqls.living().length, 2);
    await one(pool, 'a');
    pool.release('a');
    assert.deepEqual([sqls.all.length, sqls.living().length], [2, 1]);
    pool.stop();
    assert.equal(sqls.living().length, 0);
  });

  it('tries again when a process does not start', async () => {
    const stands = makeStands();
    let failures = 0;
    const start = (): Guest => {
      const guest = stands.start();
      if (failures >= 2) return guest;
      failures += 1;
      return { ...guest, ready: Promise.reject(new NoAnswer('did not start')) };
    };
    const pool = poolOf(stands, { start });
    assert.equal(typeof (await one(pool, 'a')), 'number');
    pool.stop();
  });
});
