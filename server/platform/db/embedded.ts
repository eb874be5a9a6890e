// Supervises a real PostgreSQL of our own: made once, reached by a private socket, never left running.
import { mkdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { embeddedBinDir } from './embedded-binaries.ts';
import { readConnection, removeConnection, writeConnection } from './embedded-connection.ts';
import { ensureDatabase } from './embedded-database.ts';
import { clusterVersion, initOnce, SUPERUSER } from './embedded-initdb.ts';
import { stopLeftover } from './embedded-leftover.ts';
import { type Postmaster, startPostmaster } from './embedded-postmaster.ts';
import { databaseSettings, type Settings } from './embedded-settings.ts';
import { makeSocketDir } from './embedded-socket.ts';

export type Embedded = {
  /** For `pg`; PostgreSQL's own programs take it too. */
  url: string;
  /** The folder of the unix socket. */
  host: string;
  port: number;
  /** Ends PostgreSQL cleanly, or at once when that takes too long; settles when no process is left. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** The cluster lives in `postgres`, the connection file and the log in `run`. */
  dataDir: string;
  log: Log;
  settings?: Settings;
  /** Another PostgreSQL's programs, e.g. Debian's. */
  binDir?: string;
  /** Told a sentence for whoever started this about how it has to run. */
  onWarning?: (sentence: string) => void;
  /** Called when PostgreSQL ended by itself and could not be brought back. */
  onLost?: (error: Error) => void;
};

const PORT = 5432;

const urlOf = (socketDir: string, database: string): string =>
  `postgresql://${SUPERUSER}@localhost:${PORT}/${database}?host=${encodeURIComponent(socketDir)}`;

/** Throws when another process uses the folder, or with the end of PostgreSQL's log when it does not start. */
export const startEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const { log, binDir = embeddedBinDir() } = options;
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = await realpath(options.dataDir);
  const clusterDir = join(dataDir, 'postgres');

  const last = await readConnection(dataDir);
  if (last?.isRunning === true) throw new Error(`BeforeTab (process ${last.supervisor}) already runs on ${dataDir}. Stop it first, or set BEFORETAB_DATA to another folder.`);
  await stopLeftover(clusterDir);
  if (last !== undefined) await rm(last.socketDir, { recursive: true, force: true });

  const account = await initOnce(clusterDir, binDir);
  if (account.warning !== undefined) options.onWarning?.(account.warning);
  const version = await clusterVersion(clusterDir);
  const socketDir = await makeSocketDir(account.ids);
  const start = (): Promise<Postmaster> =>
    startPostmaster({
      command: [...account.prefix, join(binDir, 'postgres')],
      ids: account.ids,
      clusterDir,
      port: PORT,
      settings: databaseSettings(socketDir, version, options.settings),
      logFile: join(dataDir, 'run', 'postgres.log'),
    });

  let isStopping = false;
  let postmaster: Postmaster | undefined;
  const clear = async (): Promise<void> => {
    await removeConnection(dataDir);
    await rm(socketDir, { recursive: true, force: true });
  };
  const watch = (): void =>
    void postmaster?.ended.then(async () => {
      if (isStopping) return;
      log.problem('database ended by itself and is started again');
      try {
        await stopLeftover(clusterDir);
        postmaster = await start();
        if (isStopping) await postmaster.stop();
        else watch();
      } catch (error) {
        log.problem('database could not be started again', { error: String(error) });
        options.onLost?.(error as Error);
      }
    });

  try {
    postmaster = await start();
    await ensureDatabase(urlOf(socketDir, 'postgres'), 'beforetab');
    await writeConnection(dataDir, socketDir, urlOf(socketDir, 'beforetab'));
  } catch (error) {
    await postmaster?.stop();
    await clear();
    throw error;
  }
  watch();
  return {
    url: urlOf(socketDir, 'beforetab'),
    host: socketDir,
    port: PORT,
    stop: async () => {
      isStopping = true;
      await postmaster?.stop();
      await clear();
    },
  };
};
