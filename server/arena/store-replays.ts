// The SQL of replays: the conversations of an event with their subjects, which never leave the verbs, and flags of others.
import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';

export type PlayedRow = { id: string; subject: string; level: string; began_at: Date; messages: number };

/** Conversations of which a message is still kept, of those who still take part; oldest first. */
export const listPlayed = async (ctx: Ctx, event: string): Promise<PlayedRow[]> => {
  const { rows } = await sql<PlayedRow>`
    select c.id, c.subject, c.challenge || '/' || c.level as level, c.began_at, count(m.id)::int as messages
    from arena_conversation c
    join arena_entry e on e.event = ${event}::uuid and e.subject = c.subject
    join arena_message m on m.conversation = c.id and m.at >= c.began_at
    where c.round = ${event}
    group by c.id order by c.began_at, c.id`.execute(ctx.db);
  return rows;
};

export type ShareRow = { level: string; subject: string; whose: string; count: number };

/** Of those who still take part, on both sides. */
export const listShareRows = async (ctx: Ctx, { id, starts_at, ends_at }: { id: string; starts_at: Date; ends_at: Date }): Promise<ShareRow[]> => {
  const { rows } = await sql<ShareRow>`
    select a.about as level, a.actor as subject, a.detail->>'whose' as whose, count(*)::int as count
    from audit a
    join arena_entry one on one.event = ${id}::uuid and one.subject::text = a.actor
    join arena_entry other on other.event = ${id}::uuid and other.subject::text = a.detail->>'whose'
    where a.action = 'arena.share' and a.at between ${starts_at} and ${ends_at} and a.detail->>'round' = ${id}
    group by 1, 2, 3`.execute(ctx.db);
  return rows;
};
