// An assignment names what was found instead of holding a sentence: people read it in their own language.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table assignment add column finding text`.execute(db);
  await sql`update assignment set finding = reason where ground = 'own-finding'`.execute(db);
  await sql`alter table assignment drop column reason`.execute(db);
};
