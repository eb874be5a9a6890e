// A live board for many: each hears a solve soon, the board is read once for all of them, and nobody is kept who has left.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asViewer } from '../../test/factories.ts';
import type { Stream, StreamEvent } from '../platform/http/stream.ts';
import type { OwnBoard } from './event-schemas.ts';
import { arenaHouse } from './example-players.ts';
import { hearBoard } from './hear-board.ts';
import { seasonOf } from './rules.ts';

const { ctx, someone, count } = await arenaHouse();
const PEOPLE = 500;

type Page = Stream & { heard: OwnBoard[]; leave(): void };
const aPage = (): Page => {
  const over = new AbortController();
  const heard: OwnBoard[] = [];
  return { heard, over: over.signal, end: () => over.abort(), leave: () => over.abort(), send: ({ data }: StreamEvent) => void heard.push(JSON.parse(JSON.stringify(data)) as OwnBoard) };
};
const until = async (isTrue: () => boolean, ms: number): Promise<number> => {
  const began = performance.now();
  while (!isTrue()) {
    if (performance.now() - began > ms) throw new Error(`not within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - began;
};

describe('a live board', () => {
  it(`is heard by ${PEOPLE} pages with ${PEOPLE} players on it, each with their own place`, async () => {
    const round = seasonOf(ctx.now());
    await ctx.pool.query(
      `with given as (select gen_random_uuid() as person, gen_random_uuid() as subject, n from generate_series(1, $1) n),
        people as (insert into person (id, name, email, created_at) select person, 'Player ' || n, 'player-' || n || '@example.test', now() from given),
        subjects as (insert into person_subject (person_id, subject) select person, subject from given)
      insert into arena_solve (id, at, subject, round, challenge, level, points, hints) select gen_random_uuid(), now() - n * interval '1 minute', subject, $2, 'customer-service', 'easy', 100, 0 from given`,
      [PEOPLE, round],
    );
    const me = await someone();
    const pages = Array.from({ length: PEOPLE }, aPage);
    const reply = await hearBoard(asViewer(ctx, me), round, 0);
    for (const page of pages) await reply.begin(page);
    assert.ok(pages.every(({ heard }) => heard.length === 1 && heard[0]!.board.rows.length === 100 && heard[0]!.board.count === PEOPLE && heard[0]!.mine === null));
    assert.deepEqual(pages[0]!.heard[0]!.board.rows.slice(0, 2).map(({ rank, name }) => [rank, name]), [[1, `Player ${PEOPLE}`], [2, `Player ${PEOPLE - 1}`]], 'the earliest first');
    await me.guess('expert', await me.flag('expert'));
    const took = await until(() => pages.every(({ heard }) => heard.at(-1)!.mine?.rank === 1), 10_000);
    assert.ok(took < 8_000, `${Math.round(took)} ms`);
    assert.ok(pages.every(({ heard }) => heard.length <= 3), 'nothing is sent that says nothing new');
    for (const page of pages) page.leave();
    assert.equal(await count('arena_solve'), PEOPLE + 1);
  });
});
