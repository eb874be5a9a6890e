// Events and boards: who may make one, what counts in it, freeze and brackets, and who does not want to be seen.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arenaHouse, type Player } from './example-players.ts';
import type { EventLine, OwnBoard } from './event-schemas.ts';
import { seasonOf } from './rules.ts';

const { ctx, someone, setNow } = await arenaHouse();
const HOUR_MS = 3_600_000;
const START = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
const at = (hours: number): Date => new Date(START + hours * HOUR_MS);
const body = (more: object = {}) => ({ title: 'Lunch round', kind: 'solo', teams: 'own', isReplayed: false, levels: ['customer-service/easy', 'customer-service/medium'], hasBrackets: true, startsAt: at(1).toISOString(), freezesAt: at(2).toISOString(), endsAt: at(3).toISOString(), ...more });

const instructor = await someone('instructor');
const make = (more: object = {}): Promise<EventLine> => {
  setNow(at(0));
  return instructor.ask('POST', '/api/arena/events', body(more));
};
const enter = (player: Player, event: string, team: string | null = null): Promise<EventLine> => player.ask('POST', `/api/arena/events/${event}/entries`, { team });
const board = (player: Player, round: string, bracket = 0): Promise<OwnBoard> => player.ask('GET', `/api/arena/boards/${round}?bracket=${bracket}`);
const solve = async (player: Player, event: string, level: 'easy' | 'medium'): Promise<void> => assert.equal((await player.guess(level, await player.flag(level, event), event)).verdict, 'solved');

describe('an event', () => {
  it('is played by those who entered it, while it is on, with flags of its own', async () => {
    const me = await someone();
    const { id } = await make();
    await me.ask('POST', `/api/arena/challenges/customer-service/easy/conversations`, { event: id }, 404);
    await enter(me, id);
    await me.ask('POST', `/api/arena/challenges/customer-service/easy/conversations`, { event: id }, 409);
    setNow(at(1));
    await me.ask('POST', `/api/arena/challenges/customer-service/hard/conversations`, { event: id }, 404);
    const { id: conversation } = await me.begin('easy', id);
    await me.say(conversation, 'Where is my order?');
    assert.equal((await me.guess('easy', await me.flag('easy'), id)).verdict, 'wrong', 'the flag of the season');
    await solve(me, id, 'easy');
    assert.equal((await me.level('easy')).solvedAt, null, 'the season is another round');
    setNow(at(3));
    await me.say(conversation, 'Where is my order?', 409);
    await me.ask('POST', `/api/arena/challenges/customer-service/medium/guesses`, { flag: await me.flag('medium', id), event: id }, 409);
    await me.ask('POST', `/api/arena/events/${id}/entries`, { team: null }, 409);
    assert.ok((await me.level('easy', id)).explanation !== null, 'and can be read when it is over');
  });

  it('is taken back only before it begins', async () => {
    const { id } = await make();
    setNow(at(1));
    await instructor.ask('DELETE', `/api/arena/events/${id}`, undefined, 409);
    setNow(at(0));
    await instructor.ask('DELETE', `/api/arena/events/${id}`);
    await instructor.ask('GET', `/api/arena/events/${id}`, undefined, 404);
  });
});

describe('a board', () => {
  it('ranks by points, then by who was first, stands still from the freeze on, and tells all at the end', async () => {
    const [one, two, three] = [await someone(), await someone(), await someone()];
    const { id } = await make();
    for (const player of [one, two, three]) await enter(player, id);
    setNow(at(1));
    await solve(two, id, 'easy');
    setNow(at(1.5));
    await solve(one, id, 'easy');
    const before = await board(one, id);
    assert.deepEqual(before.board.rows.map(({ name, points }) => [name, points]), [[two.name, 100], [one.name, 100]]);
    assert.equal(before.mine?.rank, 2);
    assert.deepEqual([before.board.event?.entries, before.board.count], [3, 2], 'nobody is shown with nothing');
    setNow(at(2.5));
    await solve(one, id, 'medium');
    const frozen = await board(one, id);
    assert.deepEqual([frozen.board.event?.state, frozen.mine?.rank, frozen.board.rows.length], ['frozen', 2, 2]);
    setNow(at(3));
    assert.deepEqual((await board(one, id)).board.rows.map(({ name }) => name), [one.name, two.name]);
  });

  it('leaves out who does not want to be seen, before anything is counted', async () => {
    const [me, other] = [await someone(), await someone()];
    const { id } = await make();
    for (const player of [me, other]) await enter(player, id);
    setNow(at(1));
    await solve(me, id, 'medium');
    await solve(other, id, 'easy');
    await me.ask('PUT', '/api/arena/board-choice', { isOnBoard: false });
    for (const player of [me, other]) {
      const { board: shown, mine } = await board(player, id);
      assert.deepEqual([shown.rows.map(({ name, rank }) => [name, rank]), shown.count], [[[other.name, 1]], 1]);
      assert.equal(mine?.rank, player === me ? undefined : 1);
    }
    assert.ok(!JSON.stringify(await board(other, seasonOf(ctx.now()))).includes(me.subject));
  });

  it('counts a level once for a team, in the bracket of its highest member', async () => {
    const [one, two, alone] = [await someone(), await someone(), await someone()];
    const owner = await someone('owner');
    await owner.ask('POST', `/api/people/${two.personId}/tiers`, { tier: 2, belongs: true, reason: 'Builds on models.' });
    const { id } = await make({ kind: 'team' });
    await one.ask('POST', `/api/arena/events/${id}/entries`, { team: null }, 400);
    await enter(one, id, 'Falcons');
    assert.equal((await enter(two, id, ' falcons ')).mine?.team, 'Falcons');
    await enter(alone, id, '<b>Owls</b>');
    setNow(at(1));
    for (const player of [one, two]) await solve(player, id, 'easy');
    await solve(two, id, 'medium');
    await solve(alone, id, 'easy');
    const { board: all, mine } = await board(one, id);
    assert.deepEqual(all.rows.map(({ name, points, bracket }) => [name, points, bracket]), [['Falcons', 300, 2], ['<b>Owls</b>', 100, 1]]);
    assert.equal(mine?.points, 300);
    assert.deepEqual((await board(one, id, 1)).board.rows.map(({ name, rank }) => [name, rank]), [['<b>Owls</b>', 1]]);
  });

  it('refuses a ninth member of a team', async () => {
    const { id } = await make({ kind: 'team' });
    for (let member = 0; member < 8; member += 1) await enter(await someone(), id, 'Big');
    await (await someone()).ask('POST', `/api/arena/events/${id}/entries`, { team: 'big' }, 409);
  });

  it('knows a team by its name in any letters, also in those that JavaScript and PostgreSQL make small differently', async () => {
    for (const team of ['İstanbul', 'ΣΑΣ', 'Kelvin', 'ẞ']) {
      const { id } = await make({ kind: 'team' });
      for (let member = 0; member < 8; member += 1) await enter(await someone(), id, team);
      await (await someone()).ask('POST', `/api/arena/events/${id}/entries`, { team }, 409);
    }
  });
});
