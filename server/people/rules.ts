// Pure decisions of people: passwords, roles, how long a login lasts, who would manage themselves.
import type { RetentionRule } from '../platform/capability.ts';
import type { Role } from '../platform/context.ts';
import { ROLES } from '../platform/context.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

export const PASSWORD_MIN = 12;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LOGIN_IDLE_MS = 14 * DAY_MS;
const LOGIN_MOST_MS = 90 * DAY_MS;
export const LOGIN_MOST_SECONDS = LOGIN_MOST_MS / 1000;
const SEEN_EVERY_MS = 10 * MINUTE_MS;

/** The same text however a keyboard composed it (NIST SP 800-63B-4, 3.1.1.2: normalise before hashing). */
export const normalPassword = (password: string): string => password.normalize('NFKC');

/**
 * What is wrong with a new password, in words; undefined when nothing is. Length and a list of known ones,
 * no rules of composition (NIST SP 800-63B).
 */
export const passwordMistake = (password: string, about: { name: string; email: string }): string | undefined => {
  const plain = normalPassword(password);
  const small = plain.toLowerCase();
  if ([...plain].length < PASSWORD_MIN) return `Choose a password of at least ${PASSWORD_MIN} characters. A few words in a row are fine.`;
  const [mailbox = ''] = about.email.split('@');
  const own = [about.email, mailbox, about.name, about.name.replaceAll(/\s+/g, ''), about.name.replaceAll(/\s+/g, '.')].map((text) => text.toLowerCase());
  if (own.includes(small.trim())) return 'Choose a password that is not your name or your e-mail address.';
  if (COMMON_PASSWORDS.has(small) || new Set(small).size < 4) return 'This password is among the first that are tried. Choose another one.';
  return undefined;
};

export const loginExpiry = (createdAt: Date, seenAt: Date): Date => new Date(Math.min(seenAt.getTime() + LOGIN_IDLE_MS, createdAt.getTime() + LOGIN_MOST_MS));

/** A login is written to at most every ten minutes, however much its person does. */
export const isSeenStale = (lastSeenAt: Date, now: Date): boolean => now.getTime() - lastSeenAt.getTime() >= SEEN_EVERY_MS;

export const linkExpiry = (kind: 'invitation' | 'reset', now: Date): Date => new Date(now.getTime() + (kind === 'invitation' ? 14 * DAY_MS : 2 * 60 * MINUTE_MS));

/** Everyone is a learner; in the order of ROLES, each once. */
export const fullRoles = (roles: readonly Role[]): Role[] => ROLES.filter((role) => role === 'learner' || roles.includes(role));

/** Whether giving `personId` this manager would make someone report to themselves; `managerOf` knows everyone's manager. */
export const wouldCircle = (personId: string, managerId: string, managerOf: (id: string) => string | null | undefined): boolean => {
  const seen = new Set<string>();
  for (let id: string | null | undefined = managerId; id !== null && id !== undefined; id = managerOf(id)) {
    if (id === personId) return true;
    if (seen.has(id)) return false;
    seen.add(id);
  }
  return false;
};

/** Today as a day in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Days as year-month-day; a contract may be signed a year before it begins. */
export const isHireDay = (day: string, today: string): boolean => day >= '1950-01-01' && day <= `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;

/** The organisation's own days for a rule, or the usual ones. */
export const daysOf = (rule: RetentionRule, own: Record<string, number>): number => own[rule.name] ?? rule.keepDays;
