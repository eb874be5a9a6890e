// The live side of a pair against the real server, over a cable that can be cut.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type * as Y from 'yjs';
import { FIXED, START } from '../../../server/labs/example-lab.ts';
import { type Asker, exampleServer } from '../../../server/labs/example-server.ts';
import { endStreams } from '../../../server/platform/http/stream.ts';
import { type LivePair, livePair, type PairState, type Wire } from './live-pair.ts';
import type { Keeping } from './outbox.ts';

const { server, someone, ctx } = await exampleServer();
const TEXT = 'greet.ts';
const PAUSES = { batch: 15, place: 10, again: [10, 20, 40], settled: 60_000, quiet: 5_000 };

type Lost = 'nothing' | 'requests' | 'replies';
/** `lose`: of what is sent, while the stream goes on. */
type Cable = Wire & { cut: () => void; mend: () => void; lose: (what: Lost) => void; sent: () => number };
const unreached = (): Error => Object.assign(new Error('nothing was reached'), { status: 0, kind: 'Unavailable' });

const cableOf = (me: Asker, pair: string): Cable => {
  let [isCut, lost, sent]: [boolean, Lost, number] = [false, 'nothing', 0];
  const breaks = new Set<() => void>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    if (isCut) throw unreached();
    const reply = await server.app.request(`http://localhost:3000/api/pairs/${pair}/${path}`, { ...init, headers: { cookie: me.cookie, host: 'localhost:3000' } });
    if (reply.ok) return reply;
    const { error } = (await reply.json()) as { error: { kind: string; says: string } };
    throw Object.assign(new Error(error.says), { kind: error.kind, status: reply.status });
  };
  const post = async (path: string, body: object): Promise<void> => {
    if (lost === 'requests') throw unreached();
    await ask(path, { method: 'POST', body: JSON.stringify(body) });
    if (lost === 'replies') throw unreached();
  };
  return {
    hear: async (from, signal) => {
      const { body } = await ask(`live?from=${encodeURIComponent(from)}`);
      const broken = new AbortController();
      breaks.add(() => broken.abort(unreached()));
      signal.addEventListener('abort', () => broken.abort(signal.reason));
      return body!.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), { signal: broken.signal });
    },
    send: (update) => {
      sent += 1;
      return post('updates', { update });
    },
    tell: (place) => post('presence', place),
    cut: () => {
      isCut = true;
      for (const work of breaks) work();
      breaks.clear();
    },
    mend: () => void (isCut = false),
    lose: (what) => void (lost = what),
    sent: () => sent,
  };
};
const drawer = (): Keeping & { has: () => boolean } => {
  let kept: string | undefined;
  return { read: () => kept, keep: (update) => void (kept = update), drop: () => void (kept = undefined), has: () => kept !== undefined };
};

type Side = { live: LivePair; cable: Cable; keeping: ReturnType<typeof drawer>; text: Y.Text; said: PairState['is'][]; stop: () => void };
const stops: (() => void)[] = [];
after(() => stops.forEach((stop) => stop()));
const sit = (me: Asker, pair: string, keeping = drawer()): Side => {
  const cable = cableOf(me, pair);
  const live = livePair(cable, keeping, PAUSES);
  const said: PairState['is'][] = [];
  live.watch(() => said.at(-1) === live.state().is || said.push(live.state().is));
  const stop = live.start();
  stops.push(stop);
  return { live, cable, keeping, text: live.doc.getText(TEXT), said, stop };
};
const until = async (what: string, isSo: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (isSo()) return;
    await wait(10);
  }
  assert.fail(what);
};
const isLive = ({ live }: Side) => () => live.state().is === 'live';
const aPair = async (): Promise<{ ada: Asker; bob: Asker; pair: string; left: Side; right: Side; mine: string }> => {
  const [ada, bob] = [await someone(), await someone()];
  const { id: mine } = await ada.open();
  const { pair, code } = await ada.ask<{ pair: string; code: string }>('POST', `/api/openings/${mine}/invitations`, {});
  await bob.ask('POST', '/api/pairs/joins', { code });
  const [left, right] = [sit(ada, pair), sit(bob, pair)];
  await until('both are there', () => isLive(left)() && isLive(right)());
  return { ada, bob, pair, left, right, mine };
};
const agree = (one: Side, other: Side, ...parts: string[]) => () => one.text.toJSON() === other.text.toJSON() && parts.every((part) => one.text.toJSON().includes(part));

describe('the live side of a pair', () => {
  it('holds the files once, and sends what is typed in bundles', async () => {
    const { left, right } = await aPair();
    assert.equal(left.text.toJSON(), START);
    for (const sign of '// typed quickly\n') left.text.insert(left.text.length, sign);
    assert.equal(left.live.state().isSaved, false);
    await until('it arrived', agree(left, right, '// typed quickly'));
    await until('it is saved', () => left.live.state().isSaved);
    assert.ok(left.cable.sent() <= 2, `${left.cable.sent()} requests for 17 keys`);
    assert.deepEqual([left.said, right.cable.sent()], [['connecting', 'live'], 0]);
  });

  it('loses nothing of either while it is cut off, and says how it stands', async () => {
    const { left, right } = await aPair();
    left.cable.cut();
    await until('is lost', () => left.live.state().is === 'lost');
    left.text.insert(0, '// left, offline\n');
    left.text.delete(left.text.length - 2, 2);
    right.text.insert(right.text.length, '// right, meanwhile\n');
    await until('is kept here', left.keeping.has);
    assert.equal(await left.live.flush(), false);
    left.cable.mend();
    await until('came together', agree(left, right, 'offline', 'meanwhile'));
    await until('is saved', () => left.live.state().isSaved);
    assert.deepEqual([left.said, left.live.state().times, left.keeping.has()], [['connecting', 'live', 'lost', 'live'], 2, false]);
    assert.ok(left.text.toJSON().includes('offline') && !right.text.toJSON().includes(START), 'what was deleted stays deleted');
  });

  it('types nothing twice when the server got it and its answer was lost', async () => {
    const { left, right } = await aPair();
    left.cable.lose('replies');
    left.text.insert(0, '// once\n');
    await until('it arrived', agree(left, right, '// once'));
    await until('it is tried again', () => left.cable.sent() > 1);
    left.cable.lose('nothing');
    await until('is saved', () => left.live.state().isSaved);
    assert.equal(right.text.toJSON(), `// once\n${START}`);
  });

  it('sends again what never arrived, though it went on hearing', async () => {
    const { left, right } = await aPair();
    left.cable.lose('requests');
    left.text.insert(0, '// again\n');
    left.text.delete(left.text.length - 2, 2);
    await until('it is tried again', () => left.cable.sent() > 1);
    assert.deepEqual([right.text.toJSON(), left.live.state().isSaved, left.keeping.has()], [START, false, true]);
    left.cable.lose('nothing');
    await until('is saved', () => left.live.state().isSaved);
    assert.equal(right.text.toJSON(), `// again\n${START.slice(0, -2)}`);
  });

  it('brings along what was typed on a page that was closed without a connection', async () => {
    const { ada, pair, left, right } = await aPair();
    left.cable.cut();
    await until('is lost', () => left.live.state().is === 'lost');
    left.text.insert(0, '// before the lid was closed\n');
    await until('is kept', left.keeping.has);
    left.stop();
    const again = sit(ada, pair, left.keeping);
    await until('arrived', agree(again, right, 'the lid'));
    await until('is dropped here', () => !again.keeping.has());
    assert.equal(right.text.toJSON(), `// before the lid was closed\n${START}`);
  });

  it('says why a change was not taken, keeps it, and tries the next one', async () => {
    const { left, right } = await aPair();
    left.text.insert(0, 'x'.repeat(70_000));
    await until('is refused', () => /64 KiB/.test(left.live.state().refused ?? ''));
    await until('both are back', () => isLive(left)() && isLive(right)());
    const sent = left.cable.sent();
    right.text.insert(0, '// still here\n');
    await until('the other one goes on', () => left.text.toJSON().includes('still here'));
    assert.deepEqual([left.cable.sent(), right.text.length, left.keeping.has()], [sent, START.length + '// still here\n'.length, true]);
    left.text.delete(left.text.toJSON().indexOf('x'.repeat(100)), 70_000);
    await until('is saved', () => left.live.state().isSaved && left.live.state().refused === undefined);
    assert.ok(agree(left, right, 'still here')());
  });

  it('comes back without alarm when the server ends a stream', async () => {
    const { left, right } = await aPair();
    endStreams();
    await until('are back', () => left.live.state().times === 2 && right.live.state().times === 2);
    assert.deepEqual(left.said, ['connecting', 'live', 'connecting', 'live']);
    left.text.insert(0, '// on\n');
    await until('goes on', agree(left, right, '// on'));
  });

  it('hears who is where, and what was run', async () => {
    const { ada, left, right, mine } = await aPair();
    left.live.tell({ file: TEXT, at: 3 });
    left.live.tell({ file: TEXT, at: 7 });
    const ofAda = () => right.live.state().people.find(({ isMe }) => !isMe);
    await until('the place', () => ofAda()?.at === 7);
    left.cable.cut();
    await until('is away', () => ofAda()?.isHere === false);
    left.cable.mend();
    await until('is back, at the same place', () => ofAda()?.at === 7 && ofAda()?.isHere === true);
    const run = await ada.run(mine, FIXED);
    await until('the run', () => right.live.state().run?.id === run.id);
    assert.equal(right.live.state().run?.files?.[TEXT], FIXED);
  });

  it('is over when they left elsewhere, and asks no more', async () => {
    const { bob, pair, left, right } = await aPair();
    await bob.ask('POST', `/api/pairs/${pair}/leavings`, {});
    await until('is told', () => right.live.state().is === 'over');
    await until('the other one sees it', () => left.live.state().people.length === 1);
    right.text.insert(0, '// too late\n');
    await wait(60);
    assert.deepEqual([right.live.state().is, right.live.state().isSaved, right.cable.sent()], ['over', false, 0]);
    // And whoever was not connected when it happened.
    left.cable.cut();
    await until('is lost', () => left.live.state().is === 'lost');
    await ctx.pool.query(`update lab_pair_member set left_at = now() where pair = $1`, [pair]);
    left.cable.mend();
    await until('finds out', () => left.live.state().is === 'over');
  });
});
