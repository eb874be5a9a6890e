// Every level is solved through the public API by its recorded ways, and not by those of the level below it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listChallenges } from './arena-content.ts';
import type { LevelName, Solution } from './contract.ts';
import { arenaHouse, type Player } from './example-players.ts';
import { secretOf } from './flags.ts';
import { findDisguise } from './judging/disguises.ts';
import { LEVELS, MOST_TURNS } from './rules.ts';
import type { Message } from './schemas.ts';

const { ctx, someone } = await arenaHouse({ ARENA_PER_MINUTE: '6000' });
const challenges = listChallenges(ctx);
/** Each player begins anew in a level, so a few are enough for all ways. */
const WAYS = process.env['TEST_FULL'] === undefined ? 1 : Number.POSITIVE_INFINITY;

/** Sends the recorded turns in a fresh conversation under the recorded seed. */
const play = async (me: Player, slug: string, level: LevelName, { seed, turns }: Solution): Promise<Message> => {
  const { id } = await me.begin(level, null, slug);
  await ctx.pool.query('update arena_conversation set seed = $2 where id = $1', [id, seed]);
  let last: Message | undefined;
  for (const turn of turns) {
    await ctx.pool.query('update arena_standing set pace_at = null where subject = $1', [me.subject]);
    last = await me.say(id, turn);
  }
  return last!;
};

/** The flag is in what the player saw: in the reply, in the recorded disguise, or in what a tool did. */
const givesFlag = ({ shown, effects, stoppedBy }: Message, secret: string, found: Solution['found']): boolean => {
  const seen = [shown, ...effects.flatMap(({ input, result }) => [...Object.values(input), result])];
  if (found === 'effect') return effects.length > 0 && seen.slice(1).some((text) => findDisguise(text, secret) !== undefined);
  return stoppedBy === null && findDisguise(shown, secret, [found]) === found;
};

for (const { challenge } of challenges) {
  const { slug, solutions } = challenge;
  const levels = challenge.levels.map(({ level }) => level).toSorted((one, other) => LEVELS.indexOf(one) - LEVELS.indexOf(other));
  describe(`the recorded ways of ${slug}`, () => {
    for (const [at, level] of levels.entries()) {
      const ways = solutions.filter((way) => way.level === level);
      it(`solve ${level}, each within ${MOST_TURNS} messages`, async () => {
        assert.ok(ways.length >= 3, `${ways.length} ways`);
        for (const way of ways.slice(0, WAYS)) {
          const me = await someone();
          const flag = await me.flag(level, undefined, slug);
          assert.ok(way.turns.length <= MOST_TURNS);
          const last = await play(me, slug, level, way);
          assert.ok(givesFlag(last, secretOf(flag), way.found), `${way.name}: ${last.shown}`);
          assert.equal((await me.guess(level, flag, null, slug)).verdict, 'solved', way.name);
        }
      });

      const above = levels[at + 1];
      if (above !== undefined) it(`do not solve ${above} by those of ${level}`, async () => {
        for (const way of ways.slice(0, WAYS)) {
          const me = await someone();
          const last = await play(me, slug, above, way);
          assert.ok(!givesFlag(last, secretOf(await me.flag(above, undefined, slug)), way.found), `${way.name} solves ${above} too: ${last.shown}`);
        }
      });
    }
  });
}
