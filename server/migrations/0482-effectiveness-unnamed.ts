// Labels and decisions stay, who gave them goes after their time: the one change that retention may make to rows that only ever grow.
import { type Kysely, sql } from 'kysely';

/** By table, the columns that may change. */
const NAMES = { detection_sample: ['first_labeller', 'second_labeller'], sample_label: ['labeller'], sample_settlement: ['settled_by'], module_decision: ['decided_by'] };

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create function refuse_row_change_but_names() returns trigger language plpgsql as $$
    begin
      if current_setting('beforetab.retention', true) = 'on' then
        if tg_op = 'DELETE' then
          return old;
        elsif to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then
          return new;
        end if;
      end if;
      raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  for (const [table, columns] of Object.entries(NAMES)) {
    await sql`drop trigger ${sql.ref(`${table}_append_only`)} on ${sql.table(table)}`.execute(db);
    await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)} for each row execute function refuse_row_change_but_names(${sql.join(columns.map((column) => sql.lit(column)))})`.execute(db);
  }
};
