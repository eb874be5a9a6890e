// Whom a visitor of the demo can be: the first of each role.
import { readDemo } from './read-demo.ts';
import type { DemoLogins } from './schemas.ts';

const ROLES = ['owner', 'manager', 'champion', 'instructor', 'auditor'] as const;

let known: Promise<DemoLogins> | undefined;

/** From the files of the demo, so it answers alike whether one is loaded or not. Read once: whoever asks has no login. */
export const demoLogins = (): Promise<DemoLogins> => {
  known ??= readLogins().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
};

const readLogins = async (): Promise<DemoLogins> => {
  const { roles, learner, people } = await readDemo();
  const nameOf = (email: string): string => people.find((person) => person.email === email)?.name ?? email;
  const loginOf = (role: DemoLogins['logins'][number]['role'], email: string) => ({ email, name: nameOf(email), role });
  return { logins: [...ROLES.flatMap((role) => roles[role].slice(0, 1).map((email) => loginOf(role, email))), loginOf('learner', learner)] };
};
