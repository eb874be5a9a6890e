// The loop's part of "What BeforeTab knows about me": one's notes, and what one marked them as.
import { sql } from 'kysely';
import { personIdOf } from '../../people/index.ts';
import type { PersonalPart, RetentionRule } from '../../platform/capability.ts';
import { holderOf, ownNotes } from './read-notes.ts';
import { getLoop } from './store-loop.ts';

/** To be erased before identities are: afterwards nobody knows whose they were. */
export const loopPersonal: readonly PersonalPart[] = [
  {
    name: 'private-notes',
    read: async (ctx, subject) => {
      const personId = await personIdOf(ctx, subject);
      if (personId === undefined) return [];
      const notes = await ownNotes(ctx, personId, await getLoop(ctx));
      const { rows } = await sql<{ key: string; state: string; month: string }>`select key, state, month::text from signal_loop_mark where holder = ${holderOf(ctx, personId)} order by month, key`.execute(ctx.db);
      const shown = new Set(notes.flatMap(({ keys }) => keys));
      return [...notes.map(({ shownOn, state, lesson: { slug } }) => ({ shownOn, lesson: slug, state })), ...rows.filter(({ key }) => !shown.has(key)).map(({ month, state }) => ({ month, state }))];
    },
    erase: async (ctx, subject) => {
      const personId = await personIdOf(ctx, subject);
      if (personId !== undefined) await sql`delete from signal_loop_mark where holder = ${holderOf(ctx, personId)}`.execute(ctx.db);
    },
  },
];

export const loopRetention: readonly RetentionRule[] = [
  {
    // As long as the findings they are about.
    name: 'private-notes',
    keepDays: 400,
    purge: async (ctx, before) => Number((await sql`delete from signal_loop_mark where month < ${before}`.execute(ctx.db)).numAffectedRows ?? 0),
  },
];
