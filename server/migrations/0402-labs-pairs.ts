// Two people in one lab: their pair, who is in it, the shared document as the updates it is made of, and invitations.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table lab_pair (
      id uuid primary key,
      lab text not null,
      version text not null,
      made_at timestamptz not null,
      changed_at timestamptz not null
    )`.execute(db);
  await sql`create index lab_pair_changed on lab_pair (changed_at)`.execute(db);
  await sql`
    create table lab_pair_member (
      pair uuid not null references lab_pair (id) on delete cascade,
      subject uuid not null,
      opening uuid not null,
      joined_at timestamptz not null,
      left_at timestamptz,
      primary key (pair, subject)
    )`.execute(db);
  await sql`create unique index lab_pair_member_opening on lab_pair_member (opening) where left_at is null`.execute(db);
  await sql`create index lab_pair_member_subject on lab_pair_member (subject)`.execute(db);
  // Merged into one row from time to time: together they are the document, and nothing is lost by it.
  await sql`
    create table lab_pair_update (
      pair uuid not null references lab_pair (id) on delete cascade,
      seq int not null,
      at timestamptz not null,
      update bytea not null,
      primary key (pair, seq)
    )`.execute(db);
  await sql`
    create table lab_invitation (
      code_hash bytea primary key,
      pair uuid not null references lab_pair (id) on delete cascade,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index lab_invitation_pair on lab_invitation (pair)`.execute(db);
};
