// What whoever starts the product can do about it: the usual causes of a start that failed, each in words, without a trace through our files.
import { statfsSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Config } from './config.ts';

type Place = Pick<Config, 'dataDir' | 'databaseUrl' | 'port' | 'host'>;
type Fault = { code?: unknown; message?: unknown; stderr?: unknown; path?: unknown; cause?: unknown; syscall?: unknown };

const OUT_OF_REACH = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT']);
const NOT_OURS = new Set(['EACCES', 'EPERM', 'EROFS']);
const NO_FOLDER = new Set(['EEXIST', 'ENOTDIR']);

/** Undefined where it is none of the usual causes, and a trace helps more. */
export const whyNotStarted = (error: unknown, place: Place): string | undefined => {
  const { code, message, stderr, path, cause, syscall } = (error ?? {}) as Fault;
  const { dataDir, databaseUrl } = place;
  const said = [message, stderr, (cause as Fault | undefined)?.stderr].filter((text) => typeof text === 'string').join('\n');
  if ((databaseUrl === undefined && isFull(dataDir)) || code === 'ENOSPC' || code === '53100' || /No space left on device/.test(said)) return databaseUrl === undefined || code === 'ENOSPC' ? `There is no space left on the disk of the data folder ${dataDir}. Free some (1 GB is a good beginning), or set BEFORETAB_DATA to a folder on another disk. What was kept there before stays.` : 'There is no space left on the disk of the PostgreSQL that DATABASE_URL names. Free some there, and start again.';
  if (syscall === 'listen' || (code === 'ENOTFOUND' && (error as { hostname?: unknown }).hostname === place.host)) return whyNotListening(String(code), place);
  if (databaseUrl !== undefined) return whyNoDatabase(code, databaseUrl, said);
  const isOfData = typeof path === 'string' && path.startsWith(dataDir);
  if (isOfData && NOT_OURS.has(String(code))) return `${nameOfUser()} may not use the data folder ${dataDir} (${String(code)} at ${path}). Start BeforeTab as the user who owns it, give it to this one (chown -R), or set BEFORETAB_DATA to another folder.`;
  if (isOfData && NO_FOLDER.has(String(code))) return `The data folder ${dataDir} is, or lies below, something that is no folder. Set BEFORETAB_DATA to one, or move what is there.`;
  // What we threw ourselves says what to do; it carries no code of a system.
  return error instanceof Error && code === undefined && OUR_OWN.test(error.message) ? error.message : undefined;
};

const LEAST_BYTES = 16 * 1024 * 1024;
/** A database that ran out of space ends, and what is told then is that it ended. */
const isFull = (folder: string): boolean => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < LEAST_BYTES;
  } catch {
    return false;
  }
};

const OUR_OWN = /^(BeforeTab \(process|There is no @|@embedded|The database )/;

const whyNotListening = (code: string, { port, host }: Place): string => {
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Set another one: PORT=${port === 3001 ? 3002 : 3001} npm start`;
  if (code === 'EACCES') return `Port ${port} is kept for those with special rights. Set one from 1024 on, and let a proxy stand at ${port}: PORT=3000 npm start`;
  return `HOST is "${host}", and this machine has no such address (${code}). Leave HOST out for this machine alone, or set HOST=0.0.0.0 for all of its networks.`;
};

const WITHOUT = 'Without DATABASE_URL BeforeTab brings its own.';

/** Never with the password that stands in the address. */
const whyNoDatabase = (code: unknown, url: string, said: string): string | undefined => {
  const parsed = URL.parse(url);
  const at = parsed === null ? 'what DATABASE_URL names' : `${parsed.hostname || 'its socket'}${parsed.port === '' ? '' : `:${parsed.port}`}`;
  const user = parsed === null ? '' : decodeURIComponent(parsed.username);
  const database = parsed === null ? '' : decodeURIComponent(parsed.pathname.slice(1));
  if (code === '28P01' || code === '28000') return `PostgreSQL at ${at} does not let "${user}" in. Check the name and the password in DATABASE_URL, and its pg_hba.conf. ${WITHOUT}`;
  if (code === '3D000') return `PostgreSQL at ${at} has no database "${database}". Make it there: createdb ${database}. ${WITHOUT}`;
  if (code === '42501') return `PostgreSQL at ${at} does not let "${user}" make tables. Make it the owner of the database "${database}". (${said.split('\n')[0]})`;
  if (code === '53300') return `PostgreSQL at ${at} takes no more connections. End some, or raise its max_connections.`;
  if (OUT_OF_REACH.has(String(code)) || /timeout|terminated unexpectedly/i.test(said)) return `PostgreSQL at ${at} cannot be reached (${typeof code === 'string' ? code : said.split('\n')[0]}). Check that it runs, and the address in DATABASE_URL. ${WITHOUT}`;
  return undefined;
};

const nameOfUser = (): string => {
  try {
    return `The user "${userInfo().username}"`;
  } catch {
    return 'This user';
  }
};
