// The SQL of the loop: its settings and marks, and the findings of the people that names were matched to.
import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import type { LoopMode } from './schemas.ts';

export type LoopRow = { mode: LoopMode; cap: number; drySince: Date | null; onSince: Date | null; leftAt: Date | null };

/** Off until somebody changes it. */
const AT_FIRST: LoopRow = { mode: 'off', cap: 1, drySince: null, onSince: null, leftAt: null };

export const getLoop = async ({ db }: Pick<Ctx, 'db'>): Promise<LoopRow> =>
  (await sql<LoopRow>`select mode, cap, dry_since as "drySince", on_since as "onSince", left_at as "leftAt" from signal_loop`.execute(db)).rows[0] ?? AT_FIRST;

/** Held until the transaction ends, so that two owners decide one after the other. */
export const lockLoop = async (ctx: Pick<Ctx, 'db'>): Promise<LoopRow> => {
  await sql`insert into signal_loop (mode, cap) values (${AT_FIRST.mode}, ${AT_FIRST.cap}) on conflict do nothing`.execute(ctx.db);
  await sql`select from signal_loop for update`.execute(ctx.db);
  return getLoop(ctx);
};

export const updateLoop = async ({ db }: Pick<Ctx, 'db'>, row: LoopRow): Promise<void> =>
  void (await sql`update signal_loop set mode = ${row.mode}, cap = ${row.cap}, dry_since = ${row.drySince}, on_since = ${row.onSince}, left_at = ${row.leftAt}`.execute(db));

/** What one person sent out, a line for each day and rule; `knownAt` is when the name was matched. */
export type PromptRow = { at: Date; knownAt: Date; rule: string; group: string; path: string; redacted: string; tool: string | null; source: string | null };

export const selectPrompts = async ({ db }: Pick<Ctx, 'db'>, subject: string, from: Date): Promise<PromptRow[]> =>
  (
    await sql<PromptRow>`
      select distinct on ((f.at at time zone 'UTC')::date, f.rule) f.at, identity.decided_at as "knownAt", f.rule, f.grp as "group", f.path, f.redacted, i.tool, source.name as source
      from signal_identity identity
      join signal_interaction i on i.identity = identity.key and i.is_exposed and i.at >= ${from}
      join signal_finding f on f.at = i.at and f.interaction = i.id and f.side = 'user' and f.at >= ${from}
      left join signal_source source on source.id = i.source
      where identity.subject = ${subject} and identity.state = 'matched'
      order by (f.at at time zone 'UTC')::date, f.rule, f.at, f.interaction, f.number`.execute(db)
  ).rows;

/** What a scanner found in code that one person wrote. `isHere`: the newest scan still shows it, and nobody calls it fixed. */
export type CodeRow = { at: Date; knownAt: Date; rule: string; title: string; cwe: string[]; path: string; line: number | null; tool: string; isHere: boolean };

export const selectCode = async ({ db }: Pick<Ctx, 'db'>, subject: string, from: Date): Promise<CodeRow[]> =>
  (
    await sql<CodeRow>`
      select a.first_at as at, identity.decided_at as "knownAt", a.rule, a.title, a.cwe, a.path, a.line, a.tool, a.closed_at is null and a.triage <> 'fixed' as "isHere"
      from signal_identity identity join signal_alert a on a.identity = identity.key
      where identity.subject = ${subject} and identity.state = 'matched' and a.first_at >= ${from} and a.origin = 'new' and not a.is_aside and not a.is_suppressed and a.triage <> 'false-alarm'
      order by a.first_at, a.key`.execute(db)
  ).rows;

/** The same of everybody, without anything that could be shown; subjects serve to tell people apart and leave this process in no reply. */
export type CountedRow = { subject: string; at: Date; knownAt: Date; rule: string; group: string | null; cwe: string[] };

export const selectAllFindings = async ({ db }: Pick<Ctx, 'db'>, from: Date): Promise<CountedRow[]> =>
  (
    await sql<CountedRow>`
      select identity.subject, min(f.at) as at, identity.decided_at as "knownAt", f.rule, f.grp as "group", '{}'::text[] as cwe
      from signal_finding f
      join signal_interaction i on i.at = f.at and i.id = f.interaction and i.is_exposed and i.at >= ${from}
      join signal_identity identity on identity.key = i.identity and identity.state = 'matched'
      where f.side = 'user' and f.at >= ${from}
      group by identity.subject, (f.at at time zone 'UTC')::date, identity.decided_at, f.rule, f.grp
      union all
      select identity.subject, a.first_at, identity.decided_at, a.rule, null, a.cwe
      from signal_alert a join signal_identity identity on identity.key = a.identity and identity.state = 'matched'
      where a.first_at >= ${from} and a.origin = 'new' and not a.is_aside and not a.is_suppressed and a.triage <> 'false-alarm'`.execute(db)
  ).rows;

export type MarkState = 'done' | 'not-mine';

export const selectMarks = async ({ db }: Pick<Ctx, 'db'>, holder: string): Promise<ReadonlyMap<string, MarkState>> =>
  new Map((await sql<{ key: string; state: MarkState }>`select key, state from signal_loop_mark where holder = ${holder}`.execute(db)).rows.map(({ key, state }) => [key, state]));

export const putMark = async ({ db }: Pick<Ctx, 'db'>, { key, holder, state, month }: { key: string; holder: string; state: MarkState; month: string }): Promise<void> =>
  void (await sql`insert into signal_loop_mark (key, holder, state, month) values (${key}, ${holder}, ${state}, ${month}) on conflict (key) do update set state = excluded.state`.execute(db));

export const dropMarks = async ({ db }: Pick<Ctx, 'db'>, keys: readonly string[]): Promise<void> => void (await sql`delete from signal_loop_mark where key = any (${[...keys]}::uuid[])`.execute(db));

/** People, not marks. */
export const countMarks = async ({ db }: Pick<Ctx, 'db'>): Promise<{ done: number; notMine: number }> =>
  (await sql<{ done: number; notMine: number }>`select count(distinct holder) filter (where state = 'done')::int as done, count(distinct holder) filter (where state = 'not-mine')::int as "notMine" from signal_loop_mark`.execute(db)).rows[0]!;
