// The SQL of sources and their mappings.
import { sql } from 'kysely';
import { type Ctx, tablesOf } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { Mapping, Source, SourceKind } from '../schemas.ts';

type SourceTables = {
  signal_source: { id: string; kind: SourceKind; name: string; token_hash: Buffer; created_at: Date; last_at: Date | null; received: string; revoked_at: Date | null };
  signal_mapping: { source: string; version: number; mapping: string; created_at: Date };
};
type Row = Omit<SourceTables['signal_source'], 'token_hash'> & { version: number | null; mapping: Mapping | null };

const tables = (ctx: Pick<Ctx, 'db'>) => tablesOf<SourceTables>(ctx);
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const present = ({ id, kind, name, created_at, last_at, received, revoked_at, version, mapping }: Row): Source => ({
  id,
  kind,
  name,
  mapping: version === null || mapping === null ? null : { version, mapping },
  received: Number(received),
  createdAt: created_at.toISOString(),
  lastAt: iso(last_at),
  revokedAt: iso(revoked_at),
});

const select = async (ctx: Ctx, id: string | null): Promise<Source[]> => {
  const { rows } = await sql<Row>`
    select source.id, kind, name, source.created_at, last_at, received, revoked_at, newest.version, newest.mapping
    from signal_source source
    left join lateral (select version, mapping from signal_mapping where source = source.id order by version desc limit 1) newest on true
    where ${id}::uuid is null or source.id = ${id}::uuid order by source.created_at, source.id`.execute(ctx.db);
  return rows.map(present);
};

export const selectSources = (ctx: Ctx): Promise<Source[]> => select(ctx, null);

export const getSource = async (ctx: Ctx, id: string): Promise<Source> => {
  const [source] = await select(ctx, id);
  if (source === undefined) throw notFound('There is no such source.');
  return source;
};

export const findTokenHash = async (ctx: Ctx, id: string): Promise<Buffer | undefined> =>
  (await tables(ctx).selectFrom('signal_source').select('token_hash').where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst())?.token_hash;

export const insertSource = async (ctx: Ctx, row: { id: string; kind: SourceKind; name: string; token_hash: Buffer }): Promise<void> =>
  void (await tables(ctx).insertInto('signal_source').values({ ...row, created_at: ctx.now(), received: '0' } as SourceTables['signal_source']).execute());

/** Versions count up and are never changed. */
export const insertMapping = async (ctx: Ctx, source: string, mapping: Mapping): Promise<void> => {
  await sql`
    insert into signal_mapping (source, version, mapping, created_at)
    select ${source}, coalesce(max(version), 0) + 1, ${JSON.stringify(mapping)}::jsonb, ${ctx.now()} from signal_mapping where source = ${source}`.execute(ctx.db);
};

/** Locked until the transaction ends, so that two changes of one source take turns. */
export const lockSource = async (ctx: Ctx, id: string): Promise<void> => void (await tables(ctx).selectFrom('signal_source').select('id').where('id', '=', id).forUpdate().execute());

export const markRevoked = async (ctx: Ctx, id: string): Promise<void> =>
  void (await tables(ctx).updateTable('signal_source').set({ revoked_at: ctx.now() }).where('id', '=', id).where('revoked_at', 'is', null).execute());
