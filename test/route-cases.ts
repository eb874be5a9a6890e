// How a capability says, per route, what a good request is and whose data it must not reach.
import type { Contract, RouteKey } from '../server/platform/http/contract.ts';
import type { Role, Scope } from '../server/platform/context.ts';
import type { TestServer } from './server.ts';

/** `bearer` goes into the Authorization header; a route that streams gets a text as it is. */
export type Sent = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown; bearer?: string };

/** Everything a case may need; cases make what they use and hand back ids. */
export type World = {
  server: TestServer;
  /** The cookie header of a fresh login of a person with this role alone (besides learner). */
  cookieOf(role: Role): Promise<string>;
  /** Cookies that must not work: forged, expired, revoked, malformed; with what each is. */
  brokenCookies(): Promise<readonly (readonly [string, string])[]>;
  /** The Authorization header of a new command line of that person, for these scopes. */
  authorizationOf(role: Role, scopes: readonly Scope[]): Promise<string>;
  /** The person behind `cookieOf(role)`. */
  personOf(role: Role): Promise<{ personId: string; subject: string; email: string }>;
};

export type RouteCase = {
  /** A request that succeeds for someone allowed; called anew for each try. `as` is who sends it (default: the first role allowed). */
  valid(world: World): Promise<Sent & { as?: Role | 'nobody' }>;
  /** Requests that are refused as Invalid, beyond the wrong types and unknown fields that are tried everywhere. */
  bad?: readonly (Sent & { says: RegExp })[];
  /** A request by `as` that names something of another person: refused as NotFound or NotAllowed, and nothing changes. */
  others?(world: World): Promise<Sent & { as: Role }>;
  /** Why a success of this writing route leaves no row in the audit trail; every other one must. */
  leavesNoAudit?: string;
  /** Why the success path is tried elsewhere, e.g. because it only works once per installation. */
  onlyElsewhere?: string;
};

export type RouteCases<C extends Contract> = { [K in keyof C & RouteKey]: RouteCase };
