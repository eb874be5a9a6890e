// Who is behind the token of a command line, and what it is for: read from PostgreSQL each time, so that ending it works at once.
import type { Ctx, Role, Scope, Viewer } from '../../platform/context.ts';
import { isSeenStale } from '../rules.ts';
import { hashToken } from '../tokens.ts';

type Found = { id: string; person_id: string; subject: string; roles: Role[]; scopes: Scope[]; last_seen_at: Date; locale: string };

const FIND = {
  name: 'people-identify-command',
  text: `select token.id, token.person_id, mapped.subject, person.roles, token.scopes, token.last_seen_at,
      coalesce((select locale from organisation), 'en') as locale
    from device_token token
    join person on person.id = token.person_id
    join person_subject mapped on mapped.person_id = token.person_id
    where token.token_hash = $1 and token.revoked_at is null and token.expires_at > $2 and person.left_on is null`,
};
const SEEN = { name: 'people-seen-command', text: 'update device_token set last_seen_at = $2 where token_hash = $1 and last_seen_at < $2 and revoked_at is null' };

export const identifyCommand = async (ctx: Pick<Ctx, 'pool' | 'now'>, token: string): Promise<Viewer> => {
  const now = ctx.now();
  const hash = hashToken(token);
  const { rows } = await ctx.pool.query<Found>({ ...FIND, values: [hash, now] });
  const found = rows[0];
  if (found === undefined) return { is: 'nobody' };
  if (isSeenStale(found.last_seen_at, now)) await ctx.pool.query({ ...SEEN, values: [hash, now] });
  return { is: 'person', personId: found.person_id, subject: found.subject, loginId: found.id, roles: new Set(found.roles), locale: found.locale, scopes: new Set(found.scopes) };
};
