// The SQL of alerts as they are shown and decided about.
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { Alert, AlertList, AlertQuery, Triage } from './schemas.ts';

type Row = Omit<Alert, 'firstAt' | 'lastAt' | 'closedAt'> & { firstAt: Date; lastAt: Date; closedAt: Date | null };

const COLUMNS = sql`key, tool, rule, title, level, cwe, path, line, first_at as "firstAt", last_at as "lastAt", closed_at as "closedAt", closed_because as "closedBecause",
  origin, is_injection as "isInjection", is_aside as "isAside", is_suppressed as "isSuppressed", triage`;

const present = (row: Row): Alert => ({ ...row, firstAt: row.firstAt.toISOString(), lastAt: row.lastAt.toISOString(), closedAt: row.closedAt?.toISOString() ?? null });

const whereOf = ({ show, triage, level, origin, tool, search }: AlertQuery): RawBuilder<unknown> => {
  const like = search === undefined || search === '' ? null : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`(${show}::text = 'all' or (closed_at is null) = (${show}::text = 'here'))
    and (${triage ?? null}::text is null or triage = ${triage ?? null}) and (${level ?? null}::text is null or level = ${level ?? null})
    and (${origin ?? null}::text is null or origin = ${origin ?? null}) and (${tool ?? null}::text is null or tool = ${tool ?? null})
    and (${like}::text is null or path ilike ${like} or rule ilike ${like} or title ilike ${like} or array_to_string(cwe, ' ') ilike ${like})`;
};

/** What nobody has looked at comes first, then the gravest, then the newest. */
export const selectAlerts = async ({ db }: Ctx, query: AlertQuery, size: number): Promise<{ alerts: Alert[]; total: number }> => {
  const where = whereOf(query);
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<Row>`select ${COLUMNS} from signal_alert where ${where}
      order by triage <> 'open', is_aside or is_suppressed, array_position(array['high', 'medium', 'low', 'note'], level), first_at desc, key limit ${size} offset ${(query.page - 1) * size}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from signal_alert where ${where}`.execute(db),
  ]);
  return { alerts: rows.map(present), total: counted[0]!.total };
};

export const countAlerts = async ({ db }: Ctx): Promise<Pick<AlertList, 'counts' | 'tools' | 'integrations' | 'hasScans'>> => {
  const { rows } = await sql<Pick<AlertList, 'counts' | 'tools' | 'integrations' | 'hasScans'>>`
    with here as (select * from signal_alert where closed_at is null)
    select
      (select jsonb_build_object('open', count(*) filter (where triage = 'open'), 'confirmed', count(*) filter (where triage = 'confirmed'),
        'newInjections', count(*) filter (where origin = 'new' and is_injection and not is_aside and not is_suppressed and triage <> 'false-alarm'), 'waiting', count(*) filter (where origin = 'newer-rules')) from here) as counts,
      coalesce((select array_agg(distinct tool order by tool) from signal_alert), '{}') as tools,
      (select jsonb_build_object('here', count(*) filter (where gone_at is null), 'new', count(*) filter (where gone_at is null and origin = 'new' and not is_aside)) from signal_integration) as integrations,
      exists (select from signal_scan) as "hasScans"`.execute(db);
  return rows[0]!;
};

export const getAlert = async ({ db }: Ctx, key: string): Promise<Alert> => {
  const { rows } = await sql<Row>`select ${COLUMNS} from signal_alert where key = ${key}`.execute(db);
  if (rows[0] === undefined) throw notFound('There is no such alert. The list shows those there are.');
  return present(rows[0]);
};

export const selectDecisions = async ({ db }: Ctx, key: string): Promise<{ at: Date; subject: string; triage: Triage; why: string }[]> =>
  (await sql<{ at: Date; subject: string; triage: Triage; why: string }>`select at, subject, triage, why from signal_triage where alert = ${key} order by at desc, id desc`.execute(db)).rows;

export const insertDecision = async ({ db }: Ctx, row: { id: string; at: Date; alert: string; subject: string; triage: Triage; why: string }): Promise<void> => {
  await sql`insert into signal_triage (id, at, alert, subject, triage, why) values (${row.id}, ${row.at}, ${row.alert}, ${row.subject}, ${row.triage}, ${row.why})`.execute(db);
  await sql`update signal_alert set triage = ${row.triage} where key = ${row.alert}`.execute(db);
};

/** What a name that is matched later had written counts for its person's team from then on. */
export const moveAlerts = async ({ db }: Pick<Ctx, 'db'>, identity: string, teamId: string): Promise<void> => {
  for (const table of ['signal_alert', 'signal_integration']) await sql`update ${sql.table(table)} set team = ${teamId} where identity = ${identity} and team is null`.execute(db);
};

/** A match is taken back: what the name had written counts for no team again. */
export const returnAlerts = async ({ db }: Pick<Ctx, 'db'>, identity: string): Promise<void> => {
  for (const table of ['signal_alert', 'signal_integration']) await sql`update ${sql.table(table)} set team = null where identity = ${identity}`.execute(db);
};
