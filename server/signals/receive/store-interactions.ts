// One statement keeps a batch: a record that was there is not counted again, and figures grow by what was really inserted.
import { sql } from 'kysely';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { notAllowed } from '../../platform/errors.ts';
import { countTogether } from '../identities/store-identities.ts';
import { keyedId } from '../keys.ts';
import type { Kept } from './read-batch.ts';

/** Ready to be kept: with its time in our calendar, its identity, and no other copy in the batch. */
export type Row = Omit<Kept, 'at' | 'user' | 'line'> & { at: Date; clock: 'missing' | 'ahead' | null; identity: string | null };

const TRIES = 4;
const IN_EACH_OTHERS_WAY = new Set(['40P01', '40001']);

/** How many were new. Two uploads of the same file may get in each other's way; one of them then begins its batch again. */
export const storeInteractions = async (ctx: Ctx, source: string, key: Buffer, rows: readonly Row[]): Promise<number> => {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await inTransaction(ctx, (ctx) => store(ctx, source, key, rows));
    } catch (error) {
      if (left <= 1 || ctx.db.isTransaction || !IN_EACH_OTHERS_WAY.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
};

/** Which of these keys were left before. */
export const marksAmong = async (ctx: Ctx, asked: readonly (string | null)[]): Promise<ReadonlySet<string>> => {
  const keys = [...new Set(asked.filter((key) => key !== null))];
  if (keys.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`select key from signal_seen where key = any(${keys}::uuid[])`.execute(ctx.db);
  return new Set(rows.map(({ key }) => key));
};

/** A secret that a person sent to a tool on a day; by whose records nobody is known, it is the source's. */
const incidentsOf = (source: string, key: Buffer, rows: readonly Row[]): { interaction: string; day: string; key: string }[] =>
  rows.flatMap((row) =>
    row.isExposed
      ? row.findings
          .filter(({ side, group }) => side === 'user' && (group === 'structured' || group === 'generic'))
          .map(({ fingerprint }) => ({ interaction: row.key, day: row.at.toISOString().slice(0, 10), key: keyedId(key, 'incident', row.identity ?? source, fingerprint, row.tool ?? source) }))
      : [],
  );

const store = async (ctx: Ctx, source: string, key: Buffer, given: readonly Row[]): Promise<number> => {
  // Always in the same order, so that two batches with the same records wait for each other instead of locking up.
  const rows = [...given].sort((one, other) => (one.key < other.key ? -1 : 1));
  const findings = rows.flatMap((row) => row.findings.map((finding, number) => ({ ...finding, interaction: row.key, at: row.at, number })));
  const incidents = incidentsOf(source, key, rows);
  // What speaks for a call leaves its mark beside its own, so that what tells the call again with less is known when it comes.
  const covers = rows.filter((row) => row.covers !== null);
  const of = <T, V>(list: readonly T[], field: (each: T) => V): V[] => list.map(field);
  await countTogether(ctx);
  const { rows: open } = await sql`select from signal_source where id = ${source} and revoked_at is null`.execute(ctx.db);
  if (open.length === 0) throw notAllowed('The token of this source was taken back. What came before is kept.');
  const { rows: counted } = await sql<{ count: number }>`
    with given as (
      select * from unnest(${of(rows, (row) => row.key)}::uuid[], ${of(rows, (row) => row.at)}::timestamptz[], ${of(rows, (row) => row.identity)}::uuid[], ${of(rows, (row) => row.tool)}::text[],
        ${of(rows, (row) => row.model)}::text[], ${of(rows, (row) => row.decision)}::text[], ${of(rows, (row) => row.isScanned)}::boolean[], ${of(rows, (row) => row.isExposed)}::boolean[], ${of(rows, (row) => row.clock)}::text[], ${of(rows, (row) => row.yieldsTo)}::uuid[])
        as t (key, at, identity, tool, model, decision, is_scanned, is_exposed, clock, yields_to)
    ), marks as (
      select key, at from given where not exists (select from signal_seen where signal_seen.key = given.yields_to)
      union all select * from unnest(${of(covers, (row) => row.covers)}::uuid[], ${of(covers, (row) => row.at)}::timestamptz[])
    ), fresh as (
      insert into signal_seen (key, at) select key, at from marks order by key on conflict do nothing returning key
    ), first as (
      select distinct on (day, i.key) i.interaction, i.day, i.key
      from unnest(${of(incidents, (each) => each.interaction)}::uuid[], ${of(incidents, (each) => each.day)}::date[], ${of(incidents, (each) => each.key)}::uuid[]) as i (interaction, day, key)
      join fresh on fresh.key = i.interaction order by day, i.key, i.interaction
    ), begun as (
      insert into signal_incident (day, key) select day, key from first on conflict do nothing returning day, key
    ), begins as (
      select interaction, count(*) as incidents from first join begun using (day, key) group by interaction
    ), kept as (
      insert into signal_interaction (at, id, source, identity, tool, model, decision, is_scanned, is_exposed, incidents, clock)
      select at, given.key, ${source}, identity, tool, model, decision, is_scanned, is_exposed, coalesce(incidents, 0), clock
      from given join fresh using (key) left join begins on begins.interaction = given.key
      returning at, identity, is_scanned, is_exposed, incidents
    ), found as (
      insert into signal_finding (at, interaction, number, rule, grp, side, path, fingerprint, redacted)
      select at, interaction, number, rule, grp, side, path, fingerprint, redacted
      from unnest(${of(findings, (each) => each.at)}::timestamptz[], ${of(findings, (each) => each.interaction)}::uuid[], ${of(findings, (each) => each.number)}::int[], ${of(findings, (each) => each.rule)}::text[],
        ${of(findings, (each) => each.group)}::text[], ${of(findings, (each) => each.side)}::text[], ${of(findings, (each) => each.path)}::text[], ${of(findings, (each) => each.fingerprint)}::text[], ${of(findings, (each) => each.redacted)}::text[])
        as f (at, interaction, number, rule, grp, side, path, fingerprint, redacted)
      join fresh on fresh.key = f.interaction
    ), days as (
      insert into signal_day (day, source, team, interactions, unscanned, exposed, incidents)
      select (kept.at at time zone 'UTC')::date, ${source}::uuid, identity.team, count(*) filter (where is_scanned), count(*) filter (where not is_scanned), count(*) filter (where is_exposed), sum(kept.incidents)
      from kept left join signal_identity identity on identity.key = kept.identity group by 1, 3 order by 1, 3
      on conflict (day, source, team) do update set interactions = signal_day.interactions + excluded.interactions, unscanned = signal_day.unscanned + excluded.unscanned,
        exposed = signal_day.exposed + excluded.exposed, incidents = signal_day.incidents + excluded.incidents
    ), counted as (
      update signal_source set received = received + (select count(*) from kept), last_at = ${ctx.now()} where id = ${source}
    )
    select count(*)::int as count from kept`.execute(ctx.db);
  return counted[0]!.count;
};
