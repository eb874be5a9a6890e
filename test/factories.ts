// Makes what a test needs, with everything it does not name invented: people, teams, logins.
import { hashPassword, insertOrganisation, insertPerson, insertTeam, type NewPersonRow, openCommandLine, openLogin } from '../server/people/index.ts';
import { type Ctx, inTransaction, type PersonViewer, type Role, type Scope } from '../server/platform/context.ts';
import { LOGIN_COOKIE } from '../server/platform/http/cookies.ts';
import { newId } from '../server/platform/id.ts';

export const PASSWORD = 'four plain words here';
// Hashing takes 30 ms and a test may make hundreds of people.
let passwordHash: Promise<string> | undefined;

export type AnyPerson = { personId: string; subject: string; name: string; email: string; roles: Role[] };

type Wanted = Partial<Omit<NewPersonRow, 'id' | 'password_hash'>> & { hasPassword?: boolean };

let count = 0;

/** A person who is here and has the password PASSWORD; `roles` come on top of learner, `teams` are ids, columns as in SQL. */
export const aPerson = async (ctx: Ctx, { hasPassword = true, roles = [], ...wanted }: Wanted = {}): Promise<AnyPerson> => {
  passwordHash ??= hashPassword(PASSWORD);
  const password_hash = hasPassword ? await passwordHash : null;
  count += 1;
  const person = { name: `Person ${count}`, email: `person-${count}@example.org`, ...wanted, id: newId(), roles, password_hash };
  const subject = await inTransaction(ctx, (ctx) => insertPerson(ctx, person));
  return { personId: person.id, subject, name: person.name, email: person.email, roles: ['learner', ...roles.filter((role) => role !== 'learner')] };
};

export const aTeam = async (ctx: Ctx, name?: string): Promise<{ id: string; name: string }> => {
  count += 1;
  return insertTeam(ctx, name ?? `Team ${count}`);
};

/** The organisation, when a test needs one and not its set-up. */
export const anOrganisation = async (ctx: Ctx, name = 'Example'): Promise<void> => {
  await insertOrganisation(ctx, { name, locale: 'en', isDemo: false });
};

/** The same ctx with this person looking, without a login in the database. */
export const asViewer = (ctx: Ctx, person: AnyPerson): Ctx & { viewer: PersonViewer } => ({
  ...ctx,
  viewer: { is: 'person', personId: person.personId, subject: person.subject, loginId: newId(), roles: new Set(person.roles), locale: 'en' },
});

export const asNobody = (ctx: Ctx): Ctx => ({ ...ctx, viewer: { is: 'nobody' } });

/** A ctx whose viewer is a new person with these roles besides learner. */
export const asRole = async (ctx: Ctx, ...roles: Role[]): Promise<Ctx & { viewer: PersonViewer }> => asViewer(ctx, await aPerson(ctx, { roles }));

/** A real login: its token, and the cookie header a browser would send. */
export const aLogin = async (ctx: Ctx, person: AnyPerson): Promise<{ token: string; cookie: string; loginId: string }> => {
  const { token, viewer } = await openLogin(ctx, person.personId);
  return { token, cookie: `${LOGIN_COOKIE}=${token}`, loginId: viewer.loginId };
};

/** A command line that this person has signed in: its token, as the Authorization header takes it after "Bearer". */
export const aCommandLine = (ctx: Ctx, person: AnyPerson, scopes: Scope[]): Promise<{ id: string; token: string }> => openCommandLine(ctx, person.personId, { scopes, machine: 'laptop (linux)' });
