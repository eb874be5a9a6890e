// Where the command line keeps what it was allowed: one token for each BeforeTab, in a file that only its person can read.
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** `at` is the origin of a BeforeTab. */
export type StoredLogin = { at: string; token: string; scopes: readonly string[]; expiresAt: string };

type Surroundings = { env: Readonly<Record<string, string | undefined>>; platform: string; home: string };

/** Under the user's own folder for settings: XDG_CONFIG_HOME or ~/.config, on Windows APPDATA. */
export const loginsFile = ({ env, platform, home }: Surroundings = { env: process.env, platform: process.platform, home: homedir() }): string => {
  const own = platform === 'win32' ? (env['APPDATA'] ?? join(home, 'AppData/Roaming')) : env['XDG_CONFIG_HOME'];
  // The specification tells to leave out a path that is not absolute: it would be another file in every folder.
  return join(own !== undefined && (platform === 'win32' || own.startsWith('/')) ? own : join(home, '.config'), 'beforetab/logins.json');
};

const isLogin = (value: unknown): value is StoredLogin => {
  const { at, token, scopes, expiresAt } = (value ?? {}) as Partial<StoredLogin>;
  return typeof at === 'string' && typeof token === 'string' && Array.isArray(scopes) && typeof expiresAt === 'string';
};

/** None where there is no file; throws for one that is there and cannot be read, so that it is not written over. */
export const readLogins = async (file = loginsFile()): Promise<StoredLogin[]> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  let logins: unknown;
  try {
    ({ logins } = JSON.parse(text) as { logins?: unknown });
  } catch {
    logins = undefined;
  }
  if (!Array.isArray(logins) || !logins.every(isLogin)) throw new Error(`${file} is not what beforetab wrote. Remove it and sign in again.`);
  return logins;
};

/** Written beside and renamed, so that two commands at once leave a whole file. */
const write = async (file: string, logins: readonly StoredLogin[]): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(beside, `${JSON.stringify({ logins }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    // Whatever the umask took or left.
    await chmod(beside, 0o600);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
};

/** In the place of an earlier one there, which it gives back. */
export const keepLogin = async (login: StoredLogin, file = loginsFile()): Promise<StoredLogin | undefined> => {
  const logins = await readLogins(file);
  await write(file, [...logins.filter(({ at }) => at !== login.at), login]);
  return logins.find(({ at }) => at === login.at);
};

export const dropLogin = async (at: string, file = loginsFile()): Promise<void> => {
  await write(file, (await readLogins(file)).filter((login) => login.at !== at));
};

/** The one for this address, or the only one; else what to do, in words. */
export const chooseLogin = async (at: string | undefined, file = loginsFile()): Promise<StoredLogin | string> => {
  const logins = await readLogins(file);
  if (at !== undefined) return logins.find((login) => login.at === at) ?? `This command line is not signed in at ${at}. Run: beforetab login --at ${at}`;
  if (logins.length === 0) return 'This command line is not signed in. Run: beforetab login --at URL';
  return logins.length === 1 ? logins[0]! : `Say which BeforeTab with --at: ${logins.map((login) => login.at).join(', ')}`;
};
