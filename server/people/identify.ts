// Who is behind the token of a login or of a command line: read from PostgreSQL on every request, so that revoking works at once.
import type { Ctx, Role, Viewer } from '../platform/context.ts';
import { isSeenStale, loginExpiry } from './rules.ts';
import { identifyCommand } from './device/identify-command.ts';
import { looksLikeCommandToken } from './device/tokens.ts';
import { hashToken, looksLikeToken } from './tokens.ts';

type Found = { login_id: string; person_id: string; subject: string; roles: Role[]; created_at: Date; last_seen_at: Date; locale: string };

// Named, so that each connection plans it once: this runs before every other statement of a request.
const FIND = {
  name: 'people-identify',
  text: `select login.id as login_id, login.person_id, mapped.subject, person.roles, login.created_at, login.last_seen_at,
      coalesce((select locale from organisation), 'en') as locale
    from login
    join person on person.id = login.person_id
    join person_subject mapped on mapped.person_id = login.person_id
    where login.token_hash = $1 and login.revoked_at is null and login.expires_at > $2 and person.left_on is null`,
};
const SEEN = {
  name: 'people-seen',
  text: 'update login set last_seen_at = $2, expires_at = $3 where token_hash = $1 and last_seen_at < $2 and revoked_at is null',
};

const NOBODY: Viewer = { is: 'nobody' };

/** Nobody for a token that is malformed, forged, expired or revoked, or whose person has left. */
export const identify = async (ctx: Pick<Ctx, 'pool' | 'now'>, token: string): Promise<Viewer> => {
  if (looksLikeCommandToken(token)) return identifyCommand(ctx, token);
  if (!looksLikeToken(token)) return NOBODY;
  const now = ctx.now();
  const hash = hashToken(token);
  const { rows } = await ctx.pool.query<Found>({ ...FIND, values: [hash, now] });
  const found = rows[0];
  if (found === undefined) return NOBODY;
  if (isSeenStale(found.last_seen_at, now)) await ctx.pool.query({ ...SEEN, values: [hash, now, loginExpiry(found.created_at, now)] });
  return { is: 'person', personId: found.person_id, subject: found.subject, loginId: found.login_id, roles: new Set(found.roles), locale: found.locale };
};
