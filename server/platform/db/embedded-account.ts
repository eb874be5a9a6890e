// PostgreSQL refuses to run as root: decides under which account, and with what in front, it runs here.
import { type SpawnOptions, spawnSync } from 'node:child_process';
import { chown, lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const NOBODY = 65_534;

export type Account = {
  /** Programs and options to put in front of PostgreSQL's own. */
  prefix: string[];
  /** Passed to spawn and used for chown of whatever PostgreSQL must own. */
  ids: { uid: number; gid: number } | undefined;
  warning?: string;
};

const works = (command: string, args: string[], options: SpawnOptions = {}): boolean =>
  spawnSync(command, args, { stdio: 'ignore', ...options }).status === 0;

/** `clusterDir` must exist; it is handed over when neither root nor a name space will do. */
export const chooseAccount = async (clusterDir: string): Promise<Account> => {
  // The kernel then ends PostgreSQL the moment this process is gone, even by SIGKILL.
  const pdeathsig = process.platform === 'linux' && works('setpriv', ['--pdeathsig', 'INT', 'true']) ? ['setpriv', '--pdeathsig', 'INT'] : [];
  const namespace = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  const own = process.getuid?.();
  const owner = own === 0 ? await stat(clusterDir) : undefined;
  if (owner === undefined || owner.uid !== 0) {
    const ids = owner && { uid: owner.uid, gid: owner.gid };
    // Containers run under numbers that no user has; initdb wants a name, and in a name space it finds one.
    const isNameless = own !== undefined && !works('id', ['-un', String(owner?.uid ?? own)]);
    const prefix = isNameless && works(namespace[0]!, [...namespace.slice(1), 'true'], ids) ? namespace : [];
    return { prefix: [...prefix, ...pdeathsig], ids };
  }

  if (works(namespace[0]!, [...namespace.slice(1), 'true'])) {
    return {
      prefix: [...namespace, ...pdeathsig],
      ids: undefined,
      warning: 'You started BeforeTab as root. Its database runs without root rights, in a name space of its own; an ordinary user is better.',
    };
  }
  await handOver(clusterDir, NOBODY);
  return {
    prefix: pdeathsig,
    ids: { uid: NOBODY, gid: NOBODY },
    warning: `You started BeforeTab as root, where user name spaces are switched off. Its database runs as user ${NOBODY}, who owns ${clusterDir} now; an ordinary user is better.`,
  };
};

const handOver = async (path: string, id: number): Promise<void> => {
  const entry = await lstat(path);
  if (entry.isDirectory()) for (const name of await readdir(path)) await handOver(join(path, name), id);
  if (!entry.isSymbolicLink()) await chown(path, id, id);
};
