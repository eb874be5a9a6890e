// Settings from the environment, read once and checked at start.
import { BlockList, isIP } from 'node:net';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('localhost'),
  PROCESS_URL: z.url({ protocol: /^https?$/ }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUSTED_PROXIES: z.string().default(''),
  DATABASE_URL: z.string().regex(/^(postgres(ql)?:|socket:|\/)/).optional(),
  BEFORETAB_DATA: z.string().default('data'),
  SMTP_URL: z.string().regex(/^smtps?:\/\//).optional(),
  MAIL_FROM: z.string().default('BeforeTab <beforetab@localhost>'),
  SECRETS_KEY: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32).optional(),
  MODEL_ON_LOOPBACK: z.stringbool().default(false),
  CODE_HOST_ON_LOOPBACK: z.stringbool().default(false),
  ARENA_PER_MINUTE: z.coerce.number().int().min(1).max(6_000).default(10),
  WRITES_PER_MINUTE: z.coerce.number().int().min(60).max(1_000_000).default(600),
  SANDBOX: z.enum(['auto', 'off']).default('auto'),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
});

/** What each setting is, for whoever wrote something else. */
const IS: Readonly<Record<string, string>> = {
  PORT: 'a number from 0 to 65535',
  PROCESS_URL: 'an address with http or https, such as http://10.0.0.4:3000',
  PUBLIC_URL: 'an address with http or https, such as https://learn.example.org',
  DATABASE_URL: 'the address of a PostgreSQL, such as postgres://user:password@host:5432/beforetab',
  SMTP_URL: 'the address of a mail server, such as smtp://user:password@host:587',
  SECRETS_KEY: '32 random bytes as base64: openssl rand -base64 32',
  MODEL_ON_LOOPBACK: 'true or false',
  CODE_HOST_ON_LOOPBACK: 'true or false',
  ARENA_PER_MINUTE: 'a whole number from 1 to 6000',
  WRITES_PER_MINUTE: 'a whole number from 60 to 1000000',
  SANDBOX: 'auto or off',
  NODE_ENV: 'production, development or test',
};
/** Passwords and keys stand in these. */
const UNSAID: ReadonlySet<string> = new Set(['DATABASE_URL', 'SMTP_URL', 'SECRETS_KEY']);

export type Config = {
  port: number;
  host: string;
  /** Where people reach the product, without a trailing slash. */
  publicUrl: string;
  /** Where other processes of the same installation reach this one. */
  processUrl: string;
  trustedProxies: BlockList;
  databaseUrl: string | undefined;
  dataDir: string;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Seals what must be used again; a file beside the data where it is not set. */
  secretsKey: Buffer | undefined;
  /** A model may stand on this machine itself. */
  modelOnLoopback: boolean;
  /** A code host may stand on this machine itself, and speak plain http. */
  codeHostOnLoopback: boolean;
  /** Messages of one player in one level of the arena. */
  arenaPerMinute: number;
  /** Of one person, whatever they write; ten times as much in an hour. */
  writesPerMinute: number;
  /** Off: nobody's program runs on this machine, and labs are practice in the browser. */
  hasSandbox: boolean;
  isDevelopment: boolean;
  isTest: boolean;
};

/** Reads settings; throws one Error that names every wrong variable. */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    const lines = [...names].map((name) => `  ${name} is ${IS[name] ?? 'something else'}${UNSAID.has(name) ? '' : `, and not "${given[name]}"`}.`);
    throw new Error(`Some settings in the environment cannot be used:\n${lines.join('\n')}\nThe README lists them all under Settings; without one its default holds.`);
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    processUrl: (env.PROCESS_URL ?? `http://${/^(0\.0\.0\.0|::)$/.test(env.HOST) ? hostname() : env.HOST}:${env.PORT}`).replace(/\/+$/, ''),
    trustedProxies: readProxies(env.TRUSTED_PROXIES),
    databaseUrl: env.DATABASE_URL,
    dataDir: resolve(env.BEFORETAB_DATA),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    secretsKey: env.SECRETS_KEY === undefined ? undefined : Buffer.from(env.SECRETS_KEY, 'base64'),
    modelOnLoopback: env.MODEL_ON_LOOPBACK,
    codeHostOnLoopback: env.CODE_HOST_ON_LOOPBACK,
    arenaPerMinute: env.ARENA_PER_MINUTE,
    writesPerMinute: env.WRITES_PER_MINUTE,
    hasSandbox: env.SANDBOX === 'auto',
    isDevelopment: env.NODE_ENV === 'development',
    isTest: env.NODE_ENV === 'test',
  };
};

const readProxies = (list: string): BlockList => {
  const proxies = new BlockList();
  for (const entry of list.split(',').map((part) => part.trim()).filter(Boolean)) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address);
    if (family === 0) throw new Error(`TRUSTED_PROXIES: "${entry}" is not an address or a range such as 10.0.0.0/8`);
    const type = family === 4 ? 'ipv4' : 'ipv6';
    if (prefix === undefined) proxies.addAddress(address, type);
    else proxies.addSubnet(address, Number(prefix), type);
  }
  return proxies;
};
