// Browsers that somebody has signed in with before. Theirs is an allowance of tries of its own, so that strangers who
// use up the tries of an address lock out only browsers nobody knows (OWASP: slow down attackers with device cookies).
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { DEVICE_COOKIE } from '../platform/http/cookies.ts';
import type { HttpSide } from '../platform/http/route.ts';
import { tables } from './store.ts';
import { hashToken, looksLikeToken, newToken } from './tokens.ts';

const KEPT_SECONDS = 180 * 86_400;

/** What its tries are counted under; undefined for a browser that this person has not signed in with. */
export const knownDevice = async (ctx: Ctx, token: string | undefined, email: string): Promise<string | undefined> => {
  if (token === undefined || !looksLikeToken(token)) return undefined;
  const hash = hashToken(token);
  const row = await tables(ctx)
    .selectFrom('known_device')
    .innerJoin('person', 'person.id', 'known_device.person_id')
    .select('person.email')
    .where('known_device.token_hash', '=', hash)
    .where('known_device.expires_at', '>', ctx.now())
    .executeTakeFirst();
  return row?.email.toLowerCase() === email.trim().toLowerCase() ? hash.toString('hex') : undefined;
};

/** After a login was opened: the cookie is renewed under a new token each time, and what it was before counts no more. */
export const keepDevice = async (ctx: Ctx, { personId, loginId }: PersonViewer, http: Pick<HttpSide, 'deviceToken' | 'setCookie'>): Promise<void> => {
  const token = newToken();
  const now = ctx.now();
  if (http.deviceToken !== undefined) await tables(ctx).deleteFrom('known_device').where('token_hash', '=', hashToken(http.deviceToken)).execute();
  await tables(ctx)
    .insertInto('known_device')
    .values({ token_hash: hashToken(token), person_id: personId, login_id: loginId, made_at: now, expires_at: new Date(now.getTime() + KEPT_SECONDS * 1000) })
    .execute();
  http.setCookie({ name: DEVICE_COOKIE, value: token, maxAgeSeconds: KEPT_SECONDS });
};

/** The browser of one login, which its person has ended from elsewhere. */
export const forgetDeviceOf = async (ctx: Ctx, personId: string, loginId: string): Promise<void> => {
  await tables(ctx).deleteFrom('known_device').where('person_id', '=', personId).where('login_id', '=', loginId).execute();
};
