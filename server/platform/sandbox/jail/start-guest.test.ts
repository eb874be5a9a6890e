// The conversation with a jailed process: whatever is out of order ends it, and is no answer.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { findBackEnds } from './choose-back-end.ts';
import { type Guest, NoAnswer, startGuest } from './start-guest.ts';

const folder = await mkdtemp(join(tmpdir(), 'beforetab-guest-'));
after(() => rm(folder, { recursive: true, force: true }));
const bubblewrap = findBackEnds(folder)[0]!;

const TALK = `
import { readSync, writeSync } from 'node:fs';
const say = (message) => writeSync(4, (typeof message === 'string' ? message : JSON.stringify(message)) + '\\n');
const hear = () => { const buffer = Buffer.alloc(65536); return JSON.parse(buffer.toString('utf8', 0, readSync(4, buffer))); };
`;

/** How many processes of this machine were started with `script`. */
const running = (script: string): number =>
  readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script);
    } catch {
      return false; // It has ended meanwhile.
    }
  }).length;

/** One that this process may run on. */
const allowedProcessor = (): string => /Cpus_allowed_list:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]!;

let count = 0;
/** A plain process that follows `script`; what is tested here is this side. */
const guestThat = (script: string, startMs?: number, before: readonly string[] = []): Guest => {
  count += 1;
  const file = join(folder, `guest-${count}.mjs`);
  writeFileSync(file, TALK + script);
  const [command, ...args] = [...before, process.execPath, file];
  return startGuest({ command: () => ({ command, args, environment: {}, talksOn: 'its own pipe' }) }, { script: file, heapMb: 64 }, startMs);
};
const echo = (name: string, args: readonly unknown[]) => ({ value: [name, args] });

/** Runs a guest that is ready and then does something after the question; gives how it ended. */
const endingOf = async (afterwards: string, limitMs = 2_000): Promise<string> => {
  const guest = guestThat(`say({ is: 'ready' }); const { id } = hear(); ${afterwards}`);
  await guest.ready;
  await assert.rejects(guest.ask({}, echo, limitMs), NoAnswer);
  return guest.ended;
};

describe('a jailed process', () => {
  it('answers, and has its calls answered', async () => {
    const guest = guestThat(`say({ is: 'ready' }); for (;;) { const { id, run } = hear(); say({ is: 'asks', id, call: 0, name: 'a', args: [1], noted: [] }); say({ is: 'answers', id, answer: [run, hear().reply], noted: [] }); }`);
    await guest.ready;
    assert.deepEqual(await guest.ask({ n: 1 }, echo, 2_000), [{ n: 1 }, { value: ['a', [1]] }]);
    assert.deepEqual(await guest.ask({ n: 2 }, echo, 2_000), [{ n: 2 }, { value: ['a', [1]] }]);
    guest.end('over');
    assert.equal(await guest.ended, 'over');
    await assert.rejects(guest.ask({}, echo, 100), NoAnswer);
  });

  it('is heard in its order when it notes calls whose reply it knows', async () => {
    const guest = guestThat(`say({ is: 'ready' }); const { id } = hear(); say({ is: 'asks', id, call: 0, name: 'b', args: [], noted: [['a', [1]], ['a', [2]]] }); hear(); say({ is: 'answers', id, answer: 'over', noted: [['c', []]] }); hear();`);
    await guest.ready;
    const heard: unknown[] = [];
    const hear = (name: string, args: readonly unknown[], isNoted?: true) => {
      heard.push([name, ...args, isNoted === true]);
      return { value: null };
    };
    assert.equal(await guest.ask({}, hear, 2_000), 'over');
    assert.deepEqual(heard, [['a', 1, true], ['a', 2, true], ['b', false], ['c', true]]);
    guest.end('over');
  });

  it('is heard when its answer came in time and this process had no time to look', async () => {
    const guest = guestThat(`say({ is: 'ready' }); const { id } = hear(); say({ is: 'answers', id, answer: 'in time', noted: [] }); hear();`);
    await guest.ready;
    const asked = guest.ask({}, echo, 200);
    // Long enough for the answer and the limit both to lie behind: nothing here runs meanwhile.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
    assert.equal(await asked, 'in time');
    guest.end('over');
  });

  const forgeries: [what: string, script: string, ending: RegExp][] = [
    ['guesses an id', `say({ is: 'answers', id: '0'.repeat(32), answer: {}, noted: [] })`, /without being asked/],
    ['answers the call of another time', `say({ is: 'asks', id, call: 7, name: 'a', args: [], noted: [] })`, /counted its calls/],
    ['says pass', `say({ is: 'answers', id, answer: {}, noted: [], verdict: 'pass' })`, /no message/],
    ['says pass by __proto__', `say('{"is":"answers","id":"' + id + '","answer":{},"__proto__":{"verdict":"pass"}}')`, /no message/],
    ['notes what is no call', `say({ is: 'answers', id, answer: {}, noted: [['a']] })`, /no message/],
    ['notes nothing at all', `say({ is: 'answers', id, answer: {} })`, /no message/],
    ['says something else than JSON', `say('PASS')`, /no message/],
    ['says a list', `say([1])`, /no message/],
    ['says it is ready once more', `say({ is: 'ready' })`, /twice/],
    ['answers twice', `say(JSON.stringify({ is: 'answers', id, answer: 1 }) + '\\n' + JSON.stringify({ is: 'answers', id, answer: 2 }))`, /without being asked/],
    ['speaks while we owe it a reply', `say(JSON.stringify({ is: 'asks', id, call: 0, name: 'a', args: [] }) + '\\n' + JSON.stringify({ is: 'answers', id, answer: 2 }))`, /without being asked/],
    ['answers with a nest', `say('{"is":"answers","id":"' + id + '","answer":' + '['.repeat(5000) + ']'.repeat(5000) + '}')`, /no message/],
    ['says more than a megabyte', `say({ is: 'answers', id, answer: 'x'.repeat(1100000), noted: [] })`, /more than/],
    ['floods without an end', `for (;;) writeSync(4, 'x'.repeat(60000))`, /more than/],
    ['ends', `process.exit(0)`, /ended by itself \(0\)/],
  ];
  for (const [what, script, ending] of forgeries) {
    it(`is ended when it ${what}`, async () => assert.match(await endingOf(script), ending));
  }

  it('is ended when it takes too long', async () => {
    const began = Date.now();
    assert.match(await endingOf('for (;;);', 200), /longer than 200 ms/);
    assert.ok(Date.now() - began < 5_000);
  });

  it('is ended when it speaks between two questions', async () => {
    const guest = guestThat(`say({ is: 'ready' }); const { id } = hear(); say({ is: 'answers', id, answer: 1, noted: [] }); setTimeout(() => say({ is: 'answers', id, answer: 2, noted: [] }), 50); setTimeout(() => {}, 5000)`);
    await guest.ready;
    assert.equal(await guest.ask({}, echo, 2_000), 1);
    await wait(10);
    assert.match(await guest.ended, /without being asked/);
  });

  it('leaves no process behind, however early it is ended', { skip: 'why' in bubblewrap && bubblewrap.why }, async () => {
    if ('why' in bubblewrap) return;
    const script = join(folder, 'early.mjs');
    writeFileSync(script, `${TALK} say({ is: 'ready' }); for (;;) hear();`);
    for (let ms = 0; ms < 30; ms += 1) {
      const guest = startGuest(bubblewrap.backEnd, { script, heapMb: 64 });
      await wait(ms);
      guest.end('too early');
      assert.equal(await Promise.race([guest.ended, wait(5_000, 'it was still there')]), 'too early');
    }
    for (let turn = 0; turn < 40 && running(script) > 0; turn += 1) await wait(50);
    assert.equal(running(script), 0);
  });

  it('is waited for while it only lacks a processor to start', async () => {
    // A guest counts little beside two that want the whole of the same processor: here its quarter of a second takes about two.
    const pinned = ['taskset', '--cpu-list', allowedProcessor()] as const;
    const busy = [1, 2].map(() => spawn(pinned[0], [...pinned.slice(1), process.execPath, '-e', 'for (;;);'], { stdio: 'ignore' }));
    const began = performance.now();
    const guest = guestThat(`const used = () => { const { user, system } = process.cpuUsage(); return user + system; }; while (used() < 250_000); say({ is: 'ready' }); hear();`, 1_000, pinned);
    try {
      await guest.ready;
      assert.ok(performance.now() - began > 1_000);
    } finally {
      guest.end('over');
      for (const one of busy) one.kill('SIGKILL');
    }
  });

  it('is ended when it has a processor and does not get ready', async () => {
    const guest = guestThat('hear();', 300);
    await assert.rejects(guest.ready, NoAnswer);
    assert.match(await guest.ended, /did not start within 300 ms/);
  });

  it('gives no answer when it cannot be started', async () => {
    const guest = startGuest({ command: () => ({ command: join(folder, 'nothing'), args: [], environment: {}, talksOn: 'its own pipe' }) }, { script: '', heapMb: 64 });
    await assert.rejects(guest.ready, NoAnswer);
  });
});
