// The SQL of code hosts and their back-fills.
import { sql } from 'kysely';
import { type Ctx, tablesOf } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { NotesState } from '../../platform/code-hosts/index.ts';
import type { BackFill, BackFillProblem, CodeHost, CodeHostKind } from './schemas.ts';

export type CodeHostRow = { id: string; kind: CodeHostKind; name: string; base_url: string; secret_sealed: Buffer; token_sealed: Buffer | null; box_text: string | null; created_at: Date; last_at: Date | null; revoked_at: Date | null };
export type BackFillRow = { id: string; code_host: string; repository: string; since: Date; state: BackFill['state']; round: number; page: number; place: number; taken: number; problem: BackFillProblem | null; started_at: Date; rests_until: Date | null; leased_until: Date | null; ended_at: Date | null };
type Tables = { code_host: CodeHostRow; code_back_fill: BackFillRow };

const tables = (ctx: Pick<Ctx, 'db'>) => tablesOf<Tables>(ctx);
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The newest so many back-fills of each host are shown. */
const MOST_SHOWN = 20;

export const insertCodeHost = async (ctx: Ctx, row: Omit<CodeHostRow, 'last_at' | 'revoked_at'>): Promise<void> => void (await tables(ctx).insertInto('code_host').values({ ...row, last_at: null, revoked_at: null }).execute());

export const findCodeHost = (ctx: Ctx, id: string): Promise<CodeHostRow | undefined> => tables(ctx).selectFrom('code_host').selectAll().where('id', '=', id).executeTakeFirst();

export const getCodeHost = async (ctx: Ctx, id: string): Promise<CodeHostRow> => {
  const row = await findCodeHost(ctx, id);
  if (row === undefined) throw notFound('There is no such code host.');
  return row;
};

export const updateCodeHost = async (ctx: Ctx, id: string, change: Partial<CodeHostRow>): Promise<void> => void (await tables(ctx).updateTable('code_host').set(change).where('id', '=', id).execute());

type ShownFill = BackFillRow & { name: string; notes: NotesState | null };
const asBackFill = (row: ShownFill): BackFill => ({ id: row.id, repository: row.name, notes: row.notes, since: row.since.toISOString(), state: row.state, taken: row.taken, problem: row.problem, startedAt: row.started_at.toISOString(), restsUntil: iso(row.rests_until), endedAt: iso(row.ended_at) });

export const selectCodeHosts = async (ctx: Ctx, id: string | null): Promise<CodeHost[]> => {
  const { rows: hosts } = await sql<CodeHostRow & { pull_requests: string }>`
    select h.*, (select count(*) from pull_request p join code_repository r on r.id = p.repository where r.code_host = h.id) as pull_requests
    from code_host h where ${id}::uuid is null or h.id = ${id}::uuid order by created_at, id`.execute(ctx.db);
  const { rows: fills } = await sql<ShownFill>`
    select b.*, r.name, r.notes from code_back_fill b join code_repository r on r.id = b.repository where b.code_host = any (${hosts.map((host) => host.id)}::uuid[]) order by b.started_at desc, b.id`.execute(ctx.db);
  return hosts.map((host) => ({
    id: host.id,
    kind: host.kind,
    name: host.name,
    baseUrl: host.base_url,
    hasToken: host.token_sealed !== null,
    boxText: host.box_text,
    webhookUrl: `${ctx.config.publicUrl}/api/signals/code-hosts/${host.id}/events`,
    pullRequests: Number(host.pull_requests),
    createdAt: host.created_at.toISOString(),
    lastAt: iso(host.last_at),
    revokedAt: iso(host.revoked_at),
    backFills: fills.filter(({ code_host }) => code_host === host.id).slice(0, MOST_SHOWN).map(asBackFill),
  }));
};

export const showCodeHost = async (ctx: Ctx, id: string): Promise<CodeHost> => {
  const [host] = await selectCodeHosts(ctx, id);
  if (host === undefined) throw notFound('There is no such code host.');
  return host;
};

export const insertBackFill = async (ctx: Ctx, row: Pick<BackFillRow, 'id' | 'code_host' | 'repository' | 'since' | 'started_at'>): Promise<boolean> => {
  const { rows } = await sql`
    insert into code_back_fill (id, code_host, repository, since, state, started_at) values (${row.id}, ${row.code_host}, ${row.repository}, ${row.since}, 'running', ${row.started_at})
    on conflict do nothing returning id`.execute(ctx.db);
  return rows.length > 0;
};

export const findBackFill = (ctx: Ctx, id: string): Promise<BackFillRow | undefined> => tables(ctx).selectFrom('code_back_fill').selectAll().where('id', '=', id).executeTakeFirst();

/** One that runs, rests no longer, and that no other process works on; it is ours for two minutes. */
export const leaseBackFill = async (ctx: Ctx, now: Date): Promise<BackFillRow | undefined> =>
  (
    await sql<BackFillRow>`
      update code_back_fill set leased_until = ${now}::timestamptz + interval '2 minutes', rests_until = null
      where id = (select id from code_back_fill where state = 'running' and coalesce(leased_until, '-infinity') < ${now} and coalesce(rests_until, '-infinity') <= ${now} order by started_at, id limit 1 for update skip locked)
      returning *`.execute(ctx.db)
  ).rows[0];

/** False where it was stopped meanwhile. */
export const updateBackFill = async (ctx: Ctx, id: string, change: Partial<BackFillRow>): Promise<boolean> =>
  Number((await tables(ctx).updateTable('code_back_fill').set(change).where('id', '=', id).where('state', '=', 'running').executeTakeFirst()).numUpdatedRows) > 0;

export const findRepositoryRow = async (ctx: Ctx, id: string): Promise<{ hostId: string; name: string } | undefined> =>
  (await sql<{ hostId: string; name: string }>`select host_id as "hostId", name from code_repository where id = ${id}`.execute(ctx.db)).rows[0];

export const saveNotesState = async (ctx: Ctx, repository: string, notes: NotesState): Promise<void> =>
  void (await sql`update code_repository set notes = ${notes} where id = ${repository} and notes is distinct from ${notes}`.execute(ctx.db));

/** False where these bytes were taken before. */
export const markDelivery = async (ctx: Ctx, key: string): Promise<boolean> =>
  (await sql`insert into signal_seen (key, at) values (${key}, ${ctx.now()}) on conflict do nothing returning key`.execute(ctx.db)).rows.length > 0;
