// How long the arena keeps what was said and where players stand; players are told before they write.
import { sql } from 'kysely';
import type { RetentionRule } from '../platform/capability.ts';
import type { Ctx } from '../platform/context.ts';
import { purge } from '../platform/db/purge.ts';

const plain = async (ctx: Ctx, query: ReturnType<typeof sql>): Promise<number> => Number((await query.execute(ctx.db)).numAffectedRows ?? 0);

export const messagesRule: RetentionRule = { name: 'arena-messages', keepDays: 90, purge: (ctx, before) => purge(ctx, sql`delete from arena_message where at < ${before}`) };

export const reportsRule: RetentionRule = { name: 'arena-reports', keepDays: 365, purge: (ctx, before) => plain(ctx, sql`delete from arena_report where at < ${before}`) };

export const arenaRetention: readonly RetentionRule[] = [
  messagesRule,
  reportsRule,
  { name: 'arena-conversations', keepDays: 365, purge: (ctx, before) => plain(ctx, sql`delete from arena_conversation where last_at < ${before}`) },
  { name: 'arena-standings', keepDays: 2 * 365, purge: async (ctx, before) => (await plain(ctx, sql`delete from arena_standing where touched_at < ${before}`)) + (await plain(ctx, sql`delete from arena_solve where at < ${before}`)) },
  { name: 'arena-defences', keepDays: 365, purge: (ctx, before) => plain(ctx, sql`delete from arena_defence where at < ${before}`) },
  { name: 'arena-events', keepDays: 2 * 365, purge: (ctx, before) => plain(ctx, sql`delete from arena_event where ends_at < ${before}`) },
  // Who has used how many tokens is of interest on that day only.
  { name: 'arena-budgets', keepDays: 30, purge: (ctx, before) => plain(ctx, sql`delete from arena_budget where day < ${before} and scope not like 'event:%'`) },
];
