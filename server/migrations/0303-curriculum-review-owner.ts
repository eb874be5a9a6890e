// A content review of a module names who owns the module instead of holding a sentence about them.
import { type Kysely, sql } from 'kysely';

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    update content_review set says = regexp_replace(says, '^The module as a whole was to be looked at again by (.*)[.]$', '\\1')
    where about = 'module'`.execute(db);
};
