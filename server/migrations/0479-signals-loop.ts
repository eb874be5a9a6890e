// The loop from a finding to a private note: one row of settings once somebody has changed them, and what people marked their notes as. No note is kept: each is computed when its person asks.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table signal_loop (
      is_the_one boolean primary key default true check (is_the_one),
      mode text not null check (mode in ('off', 'dry-run', 'on')),
      cap integer not null check (cap between 1 and 3),
      dry_since timestamptz,
      on_since timestamptz,
      left_at timestamptz,
      check (mode <> 'dry-run' or dry_since is not null),
      check (mode <> 'on' or on_since is not null)
    )`.execute(db);
  // `key` and `holder` are keyed: neither a person nor a signal subject can be found from them. `month` is that of the finding, never of the marking.
  await sql`
    create table signal_loop_mark (
      key uuid primary key,
      holder uuid not null,
      state text not null check (state in ('done', 'not-mine')),
      month date not null check (extract(day from month) = 1)
    )`.execute(db);
  await sql`create index signal_loop_mark_holder on signal_loop_mark (holder)`.execute(db);
};
