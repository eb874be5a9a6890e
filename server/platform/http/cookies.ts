// The login cookie: HttpOnly, SameSite=Strict, Secure and __Host- wherever the product is reached by https.
import type { CookieChange } from './route.ts';

export const LOGIN_COOKIE = 'beforetab_login';
/** Stays after signing out: it says that somebody signed in here before, and opens nothing. */
export const DEVICE_COOKIE = 'beforetab_device';

export const readCookie = (header: string | undefined, name: string): string | undefined => {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
};

/**
 * With the prefix no neighbour under the same domain, and nobody on plain http, can put a cookie of theirs in its place;
 * browsers take it only when it is Secure, so http on localhost keeps the plain name.
 */
export const cookieName = (name: string, isHttps: boolean): string => (isHttps ? `__Host-${name}` : name);

/** Strict is possible because pages are static: what a mail links to loads first and asks with the cookie after. */
const line = (name: string, value: string, maxAgeSeconds: number, isHttps: boolean): string => `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${isHttps ? '; Secure' : ''}`;

/** Over https also ends what stands under the plain name, from before the prefix or from somebody else: it opens nothing there. */
export const cookieLines = ({ name, value, maxAgeSeconds }: CookieChange, isHttps: boolean): string[] => [
  line(cookieName(name, isHttps), value, maxAgeSeconds, isHttps),
  ...(isHttps ? [line(name, '', 0, isHttps)] : []),
];
