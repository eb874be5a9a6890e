// No partition can be emptied by its own name: each gets the guard that its table has, also those made later.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // A partition inherits triggers for each row, not those for each statement, and a truncate has no rows.
  await sql`
    create function guard_partition(partition regclass) returns void language plpgsql as $$
    begin
      if not exists (select from pg_trigger where tgrelid = partition and tgname = 'never_emptied') then
        execute format('create trigger never_emptied before truncate on %s for each statement execute function refuse_change()', partition);
      end if;
    end $$`.execute(db);
  // As before, and every partition is guarded where the table itself is: the nightly job calls this for each table.
  await sql`
    create or replace function ensure_month_partitions(parent text, first_month date, months int) returns void language plpgsql as $$
    declare
      month date;
      name text;
    begin
      for step in 0 .. months - 1 loop
        month := (date_trunc('month', first_month) + make_interval(months => step))::date;
        name := format('%I', parent || '_' || to_char(month, 'YYYY_MM'));
        if to_regclass(name) is null then
          execute format('create table %s partition of %I for values from (%L) to (%L)', name, parent, month, (month + interval '1 month')::date);
        end if;
      end loop;
      if exists (select from pg_trigger where tgrelid = format('%I', parent)::regclass and tgfoid = 'refuse_change'::regproc) then
        perform guard_partition(inhrelid::regclass) from pg_inherits where inhparent = format('%I', parent)::regclass;
      end if;
    end $$`.execute(db);
  await sql`
    select guard_partition(inhrelid::regclass) from pg_inherits
    where exists (select from pg_trigger where tgrelid = inhparent and tgfoid = 'refuse_change'::regproc)`.execute(db);
};
