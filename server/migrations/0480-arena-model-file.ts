// The arena's real model is an endpoint or a model file that this installation keeps, named by its checksum.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table arena_model
      alter column base_url drop not null,
      add column file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
      add constraint arena_model_one_place check ((base_url is null) <> (file_sha256 is null))`.execute(db);
};
