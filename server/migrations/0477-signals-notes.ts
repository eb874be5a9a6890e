// Notes of assistants at code hosts: what the merge made of a pull request, where a note may stand alone, and whether a repository has notes.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table pull_request add column merge_commit text`.execute(db);
  await sql`alter table code_repository add column notes text check (notes in ('none', 'found', 'refused'))`.execute(db);
};
