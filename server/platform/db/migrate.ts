// Brings a database to the newest shape; every migration runs once, in order of its number.
import { readdir } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';

const FOLDER = new URL('../../migrations/', import.meta.url);

/** Every migration this version knows, in order. */
export const migrationNames = async (): Promise<string[]> =>
  (await readdir(FOLDER)).filter((name) => /^\d{4}-.+\.ts$/.test(name)).sort().map((name) => name.slice(0, -3));

const provider: MigrationProvider = {
  getMigrations: async () => {
    const names = await migrationNames();
    const entries = names.map(async (name) => [name, (await import(new URL(`${name}.ts`, FOLDER).href)) as Migration] as const);
    return Object.fromEntries(await Promise.all(entries));
  },
};

/** Whether just these ran already. Asked first, because nearly every start finds it so: Kysely describes the whole schema to itself before it says the same. */
const haveRun = async (db: Kysely<unknown>, names: readonly string[]): Promise<boolean> => {
  // A new database has no such table; whatever else is wrong is said by what follows.
  const ran = await sql<{ name: string }>`select name from kysely_migration order by name collate "C"`.execute(db).catch(() => undefined);
  return ran !== undefined && ran.rows.length === names.length && ran.rows.every(({ name }, at) => name === names[at]);
};

/** Names of the migrations that ran now, all or those up to one name; throws the first failure, nothing of which stays. */
export const migrate = async (db: Kysely<unknown>, upTo?: string): Promise<string[]> => {
  if (upTo === undefined && (await haveRun(db, await migrationNames()))) return [];
  const migrator = new Migrator({ db, provider });
  const { error, results = [] } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error !== undefined) throw error;
  return results.map((result) => result.migrationName);
};
