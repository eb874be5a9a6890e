// Two people in one lab over HTTP: invitation, a shared document by stream and post, one outcome each, leaving, reconnecting.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { asRole } from '../../test/factories.ts';
import type { Opening, Run, ShownInvitation } from './contract.ts';
import { EXAMPLE, FIXED, START } from './example-lab.ts';
import { type Asker, exampleServer } from './example-server.ts';
import { MOST_EACH } from '../platform/http/stream.ts';
import { pairUp } from './pair-up.ts';
import { listenTo, type PairPage } from '../../test/pair-page.ts';

const { ctx, server, someone, outcomesOf } = await exampleServer();
const pages: PairPage[] = [];
after(() => pages.forEach((page) => page.leave()));

const request = (me: Asker, path: string, init: RequestInit = {}): Promise<Response> => Promise.resolve(server.app.request(`http://localhost:3000${path}`, { ...init, headers: { cookie: me.cookie, host: 'localhost:3000' } }));
const look = async (me: Asker, pair: string, doc?: Y.Doc): Promise<PairPage> => {
  const page = await listenTo((path, init) => request(me, path, init), pair, doc);
  pages.push(page);
  return page;
};
const until = async (what: string, isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return;
    await wait(20);
  }
  assert.fail(what);
};
const aPair = async (): Promise<{ ada: Asker; bob: Asker; pair: string; mine: string; theirs: string }> => {
  const [ada, bob] = [await someone(), await someone()];
  const { id: mine } = await ada.open();
  const { pair, code } = await ada.ask<{ pair: string; code: string }>('POST', `/api/openings/${mine}/invitations`, {});
  const joined = await bob.ask<{ pair: string; opening: string }>('POST', '/api/pairs/joins', { code: code.toUpperCase() });
  assert.equal(joined.pair, pair);
  return { ada, bob, pair, mine, theirs: joined.opening };
};
const TEXT = 'greet.ts';
const pieces = (doc: Y.Doc, count: number): void => {
  for (let at = 0; at < count; at += 1) doc.getText(TEXT).insert(0, 'x');
};

describe('an invitation', () => {
  it('works once, within the hour, for somebody else, and the newest alone', async () => {
    const [ada, bob, cleo] = [await someone(), await someone(), await someone()];
    const { id } = await ada.open();
    const invite = () => ada.ask<{ pair: string; code: string }>('POST', `/api/openings/${id}/invitations`, {});
    const [first, second] = [await invite(), await invite()];
    assert.equal(first.pair, second.pair);
    assert.match(second.code, /^[a-z2-9]{5}-[a-z2-9]{5}$/);
    await bob.ask('POST', '/api/pairs/joins', { code: first.code }, 404);
    await ada.ask('POST', '/api/pairs/joins', { code: second.code }, 409);
    await bob.ask('POST', '/api/pairs/joins', { code: second.code });
    await cleo.ask('POST', '/api/pairs/joins', { code: second.code }, 404);
    await ada.ask('POST', `/api/openings/${id}/invitations`, {}, 409);
    const dan = await someone();
    const late = await dan.ask<{ code: string }>('POST', `/api/openings/${(await dan.open()).id}/invitations`, {});
    await ctx.pool.query(`update lab_invitation set expires_at = now() - interval '1 second'`);
    await cleo.ask('POST', '/api/pairs/joins', { code: late.code }, 404);
  });

  it('says whose lab it is before anybody joins, and what becomes of one’s own work', async () => {
    const [ada, bob] = [await someone(), await someone()];
    const { id } = await ada.open();
    const { code } = await ada.ask<{ code: string }>('POST', `/api/openings/${id}/invitations`, {});
    const look = (me: Asker) => me.ask<ShownInvitation>('POST', '/api/pairs/invitations/look', { code: code.toUpperCase() });
    assert.deepEqual(await look(bob), { lab: EXAMPLE, title: 'A greeting that runs what it is given', minutes: 10, from: ada.name, isOwn: false, hasBegun: false, isInOtherPair: false });
    assert.equal((await look(ada)).isOwn, true);
    const { id: theirs } = await bob.open();
    assert.equal((await look(bob)).hasBegun, true);
    const { pair } = await bob.ask<{ pair: string }>('POST', `/api/openings/${theirs}/invitations`, {});
    assert.equal((await look(bob)).isInOtherPair, true);
    await bob.ask('POST', `/api/pairs/${pair}/leavings`, {});
    await bob.ask('POST', '/api/pairs/joins', { code });
    await bob.ask('POST', '/api/pairs/invitations/look', { code }, 404);
  });

  it('cannot be guessed: twenty tries a quarter of an hour, of looking and joining together', async () => {
    const eve = await someone();
    for (let tries = 10; tries < 30; tries += 1) await eve.ask('POST', tries % 2 === 0 ? '/api/pairs/joins' : '/api/pairs/invitations/look', { code: `wrong-${tries}000` }, 404);
    await eve.ask('POST', '/api/pairs/joins', { code: 'wrong-again' }, 429);
    await eve.ask('POST', '/api/pairs/invitations/look', { code: 'wrong-again' }, 429);
  });
});

describe('a pair', () => {
  it('sees the same files live, and who is here', async () => {
    const { ada, bob, pair, mine, theirs } = await aPair();
    const [left, right] = [await look(ada, pair), await look(bob, pair)];
    assert.equal(left.text(TEXT), START, 'the document holds the files, once');
    await left.type(TEXT, 0, '// from Ada\n');
    await right.type(TEXT, 0, '// from Bob\n');
    await until('both have both', () => left.text(TEXT) === right.text(TEXT) && ['Ada', 'Bob'].every((name) => left.text(TEXT).includes(name)));
    await bob.ask('POST', `/api/pairs/${pair}/presence`, { file: TEXT, at: 7 });
    await until('presence', () => left.people().some(({ isMe, isHere, at, name }) => !isMe && isHere && at === 7 && name === bob.name));
    const [one, other] = [await ada.ask<Opening>('GET', `/api/openings/${mine}`), await bob.ask<Opening>('GET', `/api/openings/${theirs}`)];
    assert.deepEqual([one.files[TEXT], other.files[TEXT]], [left.text(TEXT), left.text(TEXT)]);
    assert.deepEqual([one.pair, other.pair], [{ id: pair, partner: bob.name }, { id: pair, partner: ada.name }]);
    right.leave();
    await until('is gone', () => left.people().some(({ isMe, isHere }) => !isMe && !isHere));
  });

  it('loses nothing over a dropped connection, in either direction', async () => {
    const { ada, bob, pair } = await aPair();
    const [left, right] = [await look(ada, pair), await look(bob, pair)];
    right.leave();
    await left.type(TEXT, 0, '// while Bob was away\n');
    right.doc.getText(TEXT).insert(right.doc.getText(TEXT).length, '// typed offline\n');
    const again = await look(bob, pair, right.doc);
    await until('came together', () => left.text(TEXT) === again.text(TEXT) && left.text(TEXT).includes('away') && left.text(TEXT).includes('offline'));
    const fresh = await look(bob, pair);
    await until('is kept', () => fresh.text(TEXT) === left.text(TEXT));
  });

  it('keeps an update before it is acknowledged, and the document over many of them', async () => {
    const { ada, pair, mine } = await aPair();
    const page = await look(ada, pair);
    for (let at = 0; at < 205; at += 1) await page.type(TEXT, 0, `${at % 10}`);
    const { rows } = await ctx.pool.query<{ count: number; last: number }>('select count(*)::int as count, max(seq) as last from lab_pair_update where pair = $1', [pair]);
    assert.equal(rows[0]?.last, 206);
    assert.ok(rows[0].count < 20, 'merged on the way');
    assert.equal((await ada.ask<Opening>('GET', `/api/openings/${mine}`)).files[TEXT], page.text(TEXT));
  });

  it('gets one outcome each when a run holds; both see it', async () => {
    const { ada, bob, pair, mine, theirs } = await aPair();
    const right = await look(bob, pair);
    assert.equal((await ada.run(mine, START)).holds, false);
    assert.deepEqual([(await outcomesOf(ada.subject)).length, (await outcomesOf(bob.subject)).length], [1, 0], 'a failure is of the one who ran');
    const run = await ada.run(mine, FIXED);
    await until('the partner is told', () => right.runs().some(({ id }) => id === run.id));
    await bob.run(theirs, FIXED);
    for (const [one, kinds] of [[ada, ['failed', 'passed']], [bob, ['passed', 'passed']]] as const) {
      const outcomes = await outcomesOf(one.subject);
      assert.deepEqual(outcomes.map(({ kind }) => kind), kinds);
      assert.ok(outcomes.at(-1)?.result['pair'] === pair);
    }
    const seen = await bob.ask<Opening>('GET', `/api/openings/${theirs}`);
    assert.deepEqual([seen.state, seen.runs, seen.lastRun?.files?.[TEXT]], ['passed', 3, FIXED]);
  });

  it('goes on as one when the other leaves, who takes a copy along', async () => {
    const { ada, bob, pair, mine, theirs } = await aPair();
    const [left, right] = [await look(ada, pair), await look(bob, pair)];
    await left.type(TEXT, 0, '// ours\n');
    await bob.ask('POST', `/api/pairs/${pair}/leavings`, {});
    await until('is told', () => right.hasLeft());
    await bob.ask('POST', `/api/pairs/${pair}/updates`, { update: Buffer.from(Y.encodeStateAsUpdate(right.doc)).toString('base64') }, 404);
    assert.equal((await request(bob, `/api/pairs/${pair}/live`)).status, 404);
    await left.type(TEXT, 0, '// mine\n');
    const [one, other] = [await ada.ask<Opening>('GET', `/api/openings/${mine}`), await bob.ask<Opening>('GET', `/api/openings/${theirs}`)];
    assert.deepEqual([one.pair, other.pair, other.files[TEXT]], [{ id: pair, partner: null }, null, `// ours\n${START}`]);
    await ada.ask('POST', `/api/labs/${EXAMPLE}/openings`, { anew: true }, 409);
    await ada.ask('POST', `/api/pairs/${pair}/leavings`, {});
    const { rows } = await ctx.pool.query('select 1 from lab_pair where id = $1', [pair]);
    assert.equal(rows.length, 0, 'nobody is in it any more');
  });

  it('refuses changes that are too large, broken, or about no file of the lab', async () => {
    const { ada, pair } = await aPair();
    const page = await look(ada, pair);
    const send = async (change: (doc: Y.Doc) => void, status: number): Promise<void> => {
      const doc = new Y.Doc();
      change(doc);
      await ada.ask('POST', `/api/pairs/${pair}/updates`, { update: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64') }, status);
    };
    await send((doc) => doc.getText('other.ts').insert(0, 'x'), 400);
    await send((doc) => doc.getText(TEXT).insert(0, 'x'.repeat(70_000)), 400);
    await ada.ask('POST', `/api/pairs/${pair}/updates`, { update: 'AQEBAQ==' }, 400);
    await send((doc) => pieces(doc, 5_000), 409);
    const fresh = await look(ada, pair);
    assert.equal(fresh.text(TEXT), START);
    page.leave();
  });

  it('is heard in so many windows of one person and no more, until one is closed', async () => {
    const { ada, bob, pair } = await aPair();
    const windows = await Promise.all(Array.from({ length: MOST_EACH }, () => look(ada, pair)));
    assert.equal((await request(ada, `/api/pairs/${pair}/live`)).status, 429);
    const other = await look(bob, pair);
    windows.pop()!.leave();
    await until('a window is free', async () => {
      const { status, body } = await request(ada, `/api/pairs/${pair}/live`);
      await body?.cancel();
      return status === 200;
    });
    for (const page of [...windows, other]) page.leave();
  });

  it('refuses a document of too many pieces in however many changes it comes, and changes to what never came', async () => {
    const { ada, pair } = await aPair();
    const { doc, leave } = await look(ada, pair);
    const next = (change: () => void): string => {
      const before = Y.encodeStateVector(doc);
      change();
      return Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64');
    };
    const send = (update: string, status = 200) => ada.ask('POST', `/api/pairs/${pair}/updates`, { update }, status);
    const [first, second] = [next(() => doc.getText(TEXT).insert(0, 'one')), next(() => doc.getText(TEXT).insert(0, 'two'))];
    await send(second, 400);
    await send(first);
    await send(second);
    await send(next(() => pieces(doc, 2_400)));
    await send(next(() => pieces(doc, 2_400)));
    await send(next(() => pieces(doc, 2_400)), 409);
    leave();
    const [whole, cut] = [(await look(ada, pair)).doc, new Y.Doc()];
    cut.getText(TEXT).insert(0, 'x'.repeat(6_000));
    assert.equal(whole.getText(TEXT).length, START.length + 6 + 4_800);
    await send(Buffer.from(Y.encodeStateAsUpdate(cut)).toString('base64'));
    const before = Y.encodeStateVector(cut);
    for (let at = 0; at < 3_000; at += 1) cut.getText(TEXT).delete(at, 1);
    await send(Buffer.from(Y.encodeStateAsUpdate(cut, before)).toString('base64'), 409);
  });
});

describe('pairUp', () => {
  it('puts two people together, for instructors and owners alone', async () => {
    const [ada, bob] = [await someone(), await someone()];
    await assert.rejects(pairUp(await asRole(ctx), [ada.subject, bob.subject], EXAMPLE), /role/);
    const { pair, openings } = await pairUp(await asRole(ctx, 'instructor'), [ada.subject, bob.subject], EXAMPLE);
    assert.equal((await bob.open()).pair?.id, pair);
    assert.deepEqual([(await ada.open()).id, (await bob.open()).id], openings);
    const run: Run = await bob.run(openings[1]!, FIXED);
    assert.equal(run.holds, true);
    assert.deepEqual((await outcomesOf(ada.subject)).map(({ kind }) => kind), ['passed']);
    await assert.rejects(pairUp(await asRole(ctx, 'owner'), [ada.subject, (await someone()).subject], EXAMPLE), /another pair/);
  });
});
