// The login cookie: HttpOnly, SameSite=Strict, Secure wherever the product is reached by https.
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

/** Strict is possible because pages are static: what a mail links to loads first and asks with the cookie after. */
export const cookieLine = ({ name, value, maxAgeSeconds }: CookieChange, isHttps: boolean): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${isHttps ? '; Secure' : ''}`;
