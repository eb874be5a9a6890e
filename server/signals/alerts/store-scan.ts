// The SQL of one scan: what it saw is kept or seen again, what it no longer shows is closed, in lots.
import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import type { Before, Origin } from './origin-of.ts';

const LOT = 5_000;

export type ScanRow = { id: string; series: string; source: string; at: Date; tool: string; ruleset: string; isRescan: boolean; isWhole: boolean; alerts: number; integrations: number | null };
export type AlertRow = { key: string; rule: string; title: string; level: string; cwe: string; path: string; line: number | null; origin: Origin; is_injection: boolean; is_aside: boolean; is_suppressed: boolean; identity: string | null; team: string | null };
export type IntegrationRow = { key: string; path: string; line: number | null; provider: string; call: string; origin: Origin; is_aside: boolean; identity: string | null; team: string | null };

/** One scan of a series at a time. */
export const lockSeries = async ({ db }: Pick<Ctx, 'db'>, series: string): Promise<void> => void (await sql`select pg_advisory_xact_lock(hashtextextended(${series}, 472))`.execute(db));

/**
 * A source's token lets its holder say nothing of what another source reports, so a series of a repository is the one's who sent
 * its last scan, until that source is revoked: then whoever comes in its place goes on with it. Anybody else has one of their own.
 */
export const seriesFor = async ({ db }: Pick<Ctx, 'db'>, { shared, own, source }: { shared: string; own: string; source: string }): Promise<string> => {
  const { rows } = await sql<{ is_own: boolean }>`
    select exists (select from signal_scan where series = ${own}) or exists (
      select from (select source from signal_scan where series = ${shared} order by received_at desc, id desc limit 1) newest
      join signal_source holder on holder.id = newest.source where holder.id <> ${source} and holder.revoked_at is null
    ) as is_own`.execute(db);
  return rows[0]!.is_own ? own : shared;
};

/** A scan that broke off with nothing to show says nothing of what was there. And when the next whole scan after `at` was: a scan that arrives late closes what that one did not show. */
export const readSeries = async ({ db }: Pick<Ctx, 'db'>, { series, at, ruleset }: ScanRow): Promise<Before & { nextAt: Date | null; lastRuleset: string | null }> => {
  const { rows } = await sql<{ first: boolean; known: boolean; rescanned: boolean; next_at: Date | null; last: string | null }>`
    with told as (select * from signal_scan where series = ${series} and not is_rescan and at < ${at} and (is_whole or alerts > 0))
    select not exists (select from told) as first,
      exists (select from told where ruleset = ${ruleset}) as known,
      exists (select from signal_scan where series = ${series} and is_rescan and ruleset = ${ruleset}) as rescanned,
      (select min(at) from signal_scan where series = ${series} and not is_rescan and is_whole and at > ${at}) as next_at,
      (select ruleset from told order by at desc, id desc limit 1) as last`.execute(db);
  const { first, known, rescanned, next_at: nextAt, last } = rows[0]!;
  return { isFirst: first, isRulesetKnown: known, isRescanned: rescanned, nextAt, lastRuleset: last };
};

export const insertScan = async ({ db, now }: Pick<Ctx, 'db' | 'now'>, row: ScanRow): Promise<void> => {
  await sql`update signal_source set received = received + ${row.alerts}, last_at = ${now()} where id = ${row.source}`.execute(db);
  await sql`
    insert into signal_scan (id, series, source, at, received_at, tool, ruleset, is_rescan, is_whole, alerts, integrations)
    values (${row.id}, ${row.series}, ${row.source}, ${row.at}, ${now()}, ${row.tool}, ${row.ruleset}, ${row.isRescan}, ${row.isWhole}, ${row.alerts}, ${row.integrations})`.execute(db);
};

/** How many were not known before. A closed one that shows again is open again; one that was fixed has to be looked at anew. */
export const keepAlerts = async ({ db }: Pick<Ctx, 'db'>, scan: ScanRow, rows: readonly AlertRow[], nextAt: Date | null): Promise<number> => {
  let added = 0;
  for (let from = 0; from < rows.length; from += LOT) {
    const { rows: kept } = await sql<{ added: number }>`
      with kept as (
        insert into signal_alert as known (key, series, source, tool, ruleset, rule, title, level, cwe, path, line, first_at, last_at, closed_at, closed_because, origin, is_injection, is_aside, is_suppressed, identity, team)
        select key, ${scan.series}::uuid, ${scan.source}::uuid, ${scan.tool}::text, ${scan.ruleset}::text, rule, title, level, string_to_array(cwe, ','), path, line, ${scan.at}::timestamptz, ${scan.at}::timestamptz,
          ${nextAt}::timestamptz, case when ${nextAt}::timestamptz is null then null else 'gone' end, origin, is_injection, is_aside, is_suppressed, identity, team
        from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + LOT))}::jsonb)
          as given (key uuid, rule text, title text, level text, cwe text, path text, line int, origin text, is_injection boolean, is_aside boolean, is_suppressed boolean, identity uuid, team uuid)
        order by key
        on conflict (key) do update set
          first_at = least(known.first_at, excluded.first_at),
          last_at = greatest(known.last_at, excluded.last_at),
          title = excluded.title, level = excluded.level, cwe = excluded.cwe, line = excluded.line, is_injection = excluded.is_injection,
          is_suppressed = case when excluded.last_at >= known.last_at then excluded.is_suppressed else known.is_suppressed end,
          closed_at = case when ${scan.isRescan} or excluded.last_at < known.closed_at then known.closed_at end,
          closed_because = case when ${scan.isRescan} or excluded.last_at < known.closed_at then known.closed_because end,
          triage = case when known.triage = 'fixed' and not ${scan.isRescan} and excluded.last_at > known.closed_at then 'open' else known.triage end,
          origin = case when excluded.first_at < known.first_at and excluded.origin = 'baseline' or known.origin = 'newer-rules' and ${scan.isRescan} and known.ruleset = ${scan.ruleset} then 'baseline' else known.origin end,
          identity = coalesce(known.identity, excluded.identity), team = coalesce(known.team, excluded.team)
        returning xmax = 0 as is_added
      ) select count(*) filter (where is_added)::int as added from kept`.execute(db);
    added += kept[0]!.added;
  }
  return added;
};

export const keepIntegrations = async ({ db }: Pick<Ctx, 'db'>, scan: ScanRow, rows: readonly IntegrationRow[], nextAt: Date | null): Promise<void> => {
  for (let from = 0; from < rows.length; from += LOT) {
    await sql`
      insert into signal_integration as known (key, series, source, path, line, provider, call, first_at, last_at, gone_at, origin, ruleset, is_aside, identity, team)
      select key, ${scan.series}::uuid, ${scan.source}::uuid, path, line, provider, call, ${scan.at}::timestamptz, ${scan.at}::timestamptz, ${nextAt}::timestamptz, origin, ${scan.ruleset}::text, is_aside, identity, team
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + LOT))}::jsonb)
        as given (key uuid, path text, line int, provider text, call text, origin text, is_aside boolean, identity uuid, team uuid)
      order by key
      on conflict (key) do update set
        first_at = least(known.first_at, excluded.first_at), last_at = greatest(known.last_at, excluded.last_at), line = excluded.line,
        gone_at = case when ${scan.isRescan} or excluded.last_at < known.gone_at then known.gone_at end,
        origin = case when excluded.first_at < known.first_at and excluded.origin = 'baseline' or known.origin = 'newer-rules' and ${scan.isRescan} and known.ruleset = ${scan.ruleset} then 'baseline' else known.origin end,
        identity = coalesce(known.identity, excluded.identity), team = coalesce(known.team, excluded.team)`.execute(db);
  }
};

/** By the time of the scan that no longer showed them. Under other rules that says nothing about the code. */
export const closeUnseen = async ({ db }: Pick<Ctx, 'db'>, { series, at, integrations }: ScanRow, because: 'gone' | 'rules-changed'): Promise<void> => {
  await sql`update signal_alert set closed_at = ${at}, closed_because = ${because} where series = ${series} and closed_at is null and last_at < ${at}`.execute(db);
  if (integrations !== null) await sql`update signal_integration set gone_at = ${at} where series = ${series} and gone_at is null and last_at < ${at}`.execute(db);
};

/** What the re-scan of older code did not show either is new in the code after all. */
export const settleNewerRules = async ({ db }: Pick<Ctx, 'db'>, { series, ruleset }: ScanRow): Promise<void> => {
  for (const table of ['signal_alert', 'signal_integration']) await sql`update ${sql.table(table)} set origin = 'new' where series = ${series} and origin = 'newer-rules' and ruleset = ${ruleset}`.execute(db);
};
