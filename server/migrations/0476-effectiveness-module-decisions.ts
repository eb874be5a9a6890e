// What was decided about a module, with the numbers it was decided on: only ever added to.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // `decided_by` is a subject, or null where the product itself wrote the row (the demo).
  await sql`
    create table module_decision (
      id uuid primary key,
      decided_at timestamptz not null,
      module text not null,
      module_version text not null,
      metric text not null,
      metric_version integer not null,
      proposed text not null,
      ground text not null,
      decided text not null,
      why text,
      numbers jsonb not null,
      decided_by uuid
    )`.execute(db);
  await sql`create index module_decision_by_time on module_decision (decided_at)`.execute(db);
  await sql`create trigger module_decision_append_only before update or delete on module_decision for each row execute function refuse_row_change()`.execute(db);
  await sql`create trigger module_decision_never_emptied before truncate on module_decision for each statement execute function refuse_change()`.execute(db);
};
