// How long signals keep what names an interaction; the figures of a day name nobody and stay.
import { sql } from 'kysely';
import type { RetentionRule } from '../platform/capability.ts';
import { purge } from '../platform/db/purge.ts';

/** Records older than this are refused when they come: what would tell a copy from them is gone. */
export const interactionsRule: RetentionRule = {
  name: 'signal-interactions',
  keepDays: 400,
  purge: async (ctx, before) => {
    await purge(ctx, sql`delete from signal_finding where at < ${before}`);
    await sql`delete from signal_incident where day < ${before}`.execute(ctx.db);
    const gone = await purge(ctx, sql`delete from signal_interaction where at < ${before}`);
    await sql`delete from signal_counted where day < ${before.toISOString().slice(0, 10)}::date`.execute(ctx.db);
    await sql`delete from signal_counted c using signal_identity i where i.key = c.identity and not c.stays and i.returns_until < ${ctx.now()}`.execute(ctx.db);
    await sql`delete from signal_seen where at < ${before}`.execute(ctx.db);
    return gone;
  },
};

/** The name goes, the key stays: figures count for the organisation on, and nobody is asked any more. */
export const namesRule: RetentionRule = {
  name: 'signal-names',
  keepDays: 180,
  purge: async (ctx, before) => Number((await sql`update signal_identity set state = 'ignored', name_sealed = null, decided_at = ${ctx.now()} where state = 'open' and first_at < ${before}`.execute(ctx.db)).numAffectedRows ?? 0),
};

export const signalsRetention: readonly RetentionRule[] = [interactionsRule, namesRule];
