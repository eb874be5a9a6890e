// What every verb is handed: who is looking, the database, the clock and the outside world.
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Config } from './config.ts';
import { notAllowed } from './errors.ts';
import type { Enqueue } from './jobs/job.ts';
import type { Live } from './live/live.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail/mail.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

export const ROLES = ['learner', 'champion', 'instructor', 'manager', 'owner', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** What a token of the command line can be for. It opens the routes that say they take its scope, and no other. */
export const SCOPES = ['ingest'] as const;
export type Scope = (typeof SCOPES)[number];

/** `subject` is the random name that append-only rows carry; `personId` never leaves `people`; `locale` is the organisation's. `scopes` is there only for the command line, whose token `loginId` then names. */
export type PersonViewer = { is: 'person'; personId: string; subject: string; loginId: string; roles: ReadonlySet<Role>; locale: string; scopes?: ReadonlySet<Scope> };
export type Viewer = PersonViewer | { is: 'nobody' } | { is: 'system'; name: string; locale?: string };

export type Ctx = {
  config: Config;
  log: Log;
  now(): Date;
  viewer: Viewer;
  /** The pool itself, for named statements on hot paths and for streaming; not part of a transaction. */
  pool: Pool;
  /** Tables are typed by the capability that owns them: `tablesOf<PeopleTables>(ctx)`. */
  db: Kysely<unknown>;
  enqueue: Enqueue;
  mail: Mail;
  sandbox: Sandbox;
  live: Live;
};

export const tablesOf = <Tables>(ctx: Pick<Ctx, 'db'>): Kysely<Tables> => ctx.db as Kysely<Tables>;

/** Runs `work` in one transaction; a verb already inside one joins it. */
export const inTransaction = async <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  ctx.db.isTransaction ? work(ctx) : ctx.db.transaction().execute((trx) => work({ ...ctx, db: trx }));

export const systemViewer = (name: string): Viewer & { is: 'system' } => ({ is: 'system', name });

/** The language to ask for content in; English for whoever is not signed in. */
export const localeOf = ({ viewer }: Pick<Ctx, 'viewer'>): string => (viewer.is === 'nobody' ? 'en' : (viewer.locale ?? 'en'));

/** The signed-in person; throws NotAllowed for anyone else. */
export const mustBePerson = (ctx: Pick<Ctx, 'viewer'>): PersonViewer => {
  if (ctx.viewer.is !== 'person') throw notAllowed('Sign in first.');
  return ctx.viewer;
};

export const hasRole = (ctx: Pick<Ctx, 'viewer'>, ...roles: readonly Role[]): boolean => {
  const { viewer } = ctx;
  return viewer.is === 'system' || (viewer.is === 'person' && roles.some((role) => viewer.roles.has(role)));
};

/** Throws NotAllowed unless the viewer has one of the roles, or is the product itself. */
export const mustHaveRole = (ctx: Pick<Ctx, 'viewer'>, ...roles: readonly Role[]): void => {
  if (!hasRole(ctx, ...roles)) throw notAllowed();
};
