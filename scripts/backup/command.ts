// What the commands for whoever runs the machine share: a way to end, a database that must be there, and how a file is called.
import { hasDatabase } from '../../server/platform/backup/index.ts';
import type { Config } from '../../server/platform/config.ts';

/** Runs `work`; what it throws is printed as one plain sentence. */
export const endWith = async (work: (say: (line: string) => void) => Promise<void>): Promise<void> => {
  try {
    await work((line) => void process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
};

/** Throws where reaching the database would only make an empty one. */
export const mustHaveDatabase = (config: Config): void => {
  if (!hasDatabase(config)) throw new Error(`There is no database in ${config.dataDir}. BEFORETAB_DATA names another folder, DATABASE_URL a database elsewhere.`);
};

export const backupName = (what: string, now: Date): string => `${what}-${now.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')}.tar.gz`;
