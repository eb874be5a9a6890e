// The arena's part of "What BeforeTab knows about me": where one stands, what was said and answered, what was solved.
import { type RawBuilder, sql } from 'kysely';
import type { PersonalPart } from '../platform/capability.ts';
import type { Ctx } from '../platform/context.ts';
import { purge } from '../platform/db/purge.ts';

const rowsOf = async (ctx: Ctx, query: RawBuilder<Record<string, unknown>>): Promise<readonly Record<string, unknown>[]> => (await query.execute(ctx.db)).rows;

/** All of it goes with the person: chats are the one place here where people write whatever they like. */
export const arenaPersonal: readonly PersonalPart[] = [
  {
    name: 'arena',
    read: (ctx, subject) =>
      rowsOf(ctx, sql`select s.round, s.challenge, s.level, s.hints, s.touched_at, coalesce(p.is_on_board, true) as is_on_board from arena_standing s left join arena_player p using (subject) where subject = ${subject} order by s.touched_at`),
    erase: async (ctx, subject) => {
      await sql`delete from arena_budget where scope = ${`player:${subject}`}`.execute(ctx.db);
      for (const table of ['arena_player', 'arena_standing']) await sql`delete from ${sql.table(table)} where subject = ${subject}`.execute(ctx.db);
    },
  },
  {
    name: 'arena-messages',
    // Without seeds and weights, which would solve a level that is not solved yet.
    read: (ctx, subject) =>
      rowsOf(ctx, sql`select m.at, c.round, c.challenge, c.level, m.conversation, m.turn, m.said, m.shown, m.stopped_by, m.model, m.milliseconds from arena_message m left join arena_conversation c on c.id = m.conversation where m.subject = ${subject} order by m.at`),
    erase: async (ctx, subject) => {
      await purge(ctx, sql`delete from arena_message where subject = ${subject}`);
      await sql`delete from arena_conversation where subject = ${subject}`.execute(ctx.db);
    },
  },
  {
    name: 'arena-reports',
    read: (ctx, subject) => rowsOf(ctx, sql`select at, challenge, level, model, reason, said, shown, closed_as from arena_report where subject = ${subject} order by at`),
    erase: async (ctx, subject) => void (await sql`delete from arena_report where subject = ${subject}`.execute(ctx.db)),
  },
  {
    name: 'arena-entries',
    read: (ctx, subject) => rowsOf(ctx, sql`select e.at, v.title, e.team, e.bracket, v.starts_at, v.ends_at from arena_entry e join arena_event v on v.id = e.event where e.subject = ${subject} order by e.at`),
    erase: async (ctx, subject) => void (await sql`delete from arena_entry where subject = ${subject}`.execute(ctx.db)),
  },
  {
    name: 'arena-defences',
    read: (ctx, subject) => rowsOf(ctx, sql`select at, challenge, language, prompt, code, score from arena_defence where subject = ${subject} order by at`),
    erase: async (ctx, subject) => void (await sql`delete from arena_defence where subject = ${subject}`.execute(ctx.db)),
  },
  {
    name: 'arena-solves',
    read: (ctx, subject) => rowsOf(ctx, sql`select at, round, challenge, level, points, hints from arena_solve where subject = ${subject} order by at`),
    erase: async (ctx, subject) => void (await sql`delete from arena_solve where subject = ${subject}`.execute(ctx.db)),
  },
];
