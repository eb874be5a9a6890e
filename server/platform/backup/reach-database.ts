// Reaches the product's database from another process: the one in use, or the embedded one started for a moment.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { readConnection } from '../db/embedded-connection.ts';
import { startEmbedded } from '../db/embedded.ts';
import type { Log } from '../log.ts';

export type Reached = { url: string; isRunning: boolean; close(): Promise<void> };

type Place = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** Whether there is one already: reaching the embedded one makes it. */
export const hasDatabase = ({ databaseUrl, dataDir }: Place): boolean => databaseUrl !== undefined || existsSync(join(dataDir, 'postgres'));

const nothingToDo = async (): Promise<void> => {};

/** `isRunning` only says what is known: a DATABASE_URL may be in use anywhere. */
export const reachDatabase = async (config: Place, log: Log): Promise<Reached> => {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, isRunning: false, close: nothingToDo };
  const connection = existsSync(join(config.dataDir, 'run')) ? await readConnection(config.dataDir) : undefined;
  if (connection?.isRunning === true) return { url: connection.url, isRunning: true, close: nothingToDo };
  const embedded = await startEmbedded({ dataDir: config.dataDir, log });
  return { url: embedded.url, isRunning: false, close: () => embedded.stop() };
};
