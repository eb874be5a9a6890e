// Takes part in an event, alone or in a team, in the bracket of one's highest tier.
import { teamsOf, tiersOf } from '../people/index.ts';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { conflict, invalid } from '../platform/errors.ts';
import { boardTopic } from './board-topic.ts';
import type { EventLine } from './event-schemas.ts';
import { readEvent } from './present-event.ts';
import { findTeam, getEvent, insertEntry } from './store-events.ts';
import { sql } from 'kysely';

const MOST_MEMBERS = 8;

/** Entering again changes nothing: who has begun stays where they are. */
export const enterEvent = async (ctx: Ctx, id: string, { team }: { team: string | null }): Promise<EventLine> => {
  const { subject } = mustBePerson(ctx);
  const bracket = Math.max(1, ...(await tiersOf(ctx, subject)).map(({ tier }) => tier));
  return inTransaction(ctx, async (ctx) => {
    const event = await getEvent(ctx, id);
    if (ctx.now() >= event.ends_at) throw conflict('This event is over. The arena shows what is on now.');
    if ((event.kind === 'team') !== (team !== null)) throw invalid(event.kind === 'team' ? 'This event is for teams. Name yours, or one to join.' : 'In this event everybody plays for themselves. Enter it without a team.', [{ path: 'team', says: event.kind === 'team' ? 'name your team' : 'leave it out' }]);
    if (event.teams === 'organisation' && !(await teamsOf(ctx, subject)).some(({ name }) => name === team)) throw invalid('In this event people play for the teams they are in. Choose one of yours.', [{ path: 'team', says: 'is not a team of yours' }]);
    // Two who take the last place of a team at once come after each other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`arena entry ${id}`}, 0))`.execute(ctx.db);
    const there = team === null ? undefined : await findTeam(ctx, id, team);
    if (event.teams === 'own' && (there?.members ?? 0) >= MOST_MEMBERS) throw conflict(`The team ${there!.team} has its ${MOST_MEMBERS} members. Choose another name.`);
    const isNew = await insertEntry(ctx, { event: id, subject, team: there?.team ?? team, bracket, at: ctx.now() });
    await recordAudit(ctx, 'arena.enter-event', id, { isNew });
    await ctx.live.tell(ctx, boardTopic(id), {});
    return readEvent(ctx, id);
  });
};
