// Whose a name in a record is: remembered under a keyed hash, and matched to a person at once where it is their mail address.
import { type HomeTeam, homeTeams } from '../../people/index.ts';
import { type Ctx, inTransaction, systemViewer } from '../../platform/context.ts';
import { openSecret, sealSecret } from '../../platform/secrets/seal.ts';
import { keyedId, signalsKey, signalSubject } from '../keys.ts';
import { settleInteractions } from '../receive/move-interactions.ts';
import type { IdentityKind } from '../schemas.ts';
import { decideAlone, type IdentityRow, insertIdentities, selectIdentities, updateIdentity } from './store-identities.ts';

/** `scope` is the source of a name of kind `id`: 42 of one gateway is not 42 of another. */
export type IdentityName = { kind: IdentityKind; name: string; scope?: string };
/** `subject` and `team` are null until the identity is matched; a person without a team has none either. */
export type Identity = { key: string; subject: string | null; teamId: string | null };

const REMEMBERED_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
/** How long a match can be taken back together with its records. */
const RETURNS_DAYS = 30;
const MOST_REMEMBERED = 50_000;
const MOST_LETTERS = 320;
const remembered = new WeakMap<Ctx['pool'], Map<string, { identity: Identity; until: number }>>();

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
/** What the same person's name looks like everywhere: `mailto:`, capitals and spaces aside. A name that is a mail address is one, whatever its field is called. */
export const normalName = ({ kind: given, name, scope }: IdentityName): IdentityName => {
  const plain = name.normalize('NFKC').trim().replace(/^mailto:/i, '').toLowerCase().slice(0, MOST_LETTERS);
  const kind = given === 'id' && EMAIL.test(plain) ? 'email' : given;
  return { kind, name: plain, ...(kind === 'id' && scope !== undefined && { scope }) };
};

export const identityKey = (ctx: Pick<Ctx, 'config'>, given: IdentityName): string => {
  const { kind, name, scope } = normalName(given);
  return keyedId(signalsKey(ctx), 'identity', kind, name, ...(scope === undefined ? [] : [scope]));
};

/** Forgets what this process knows of an identity, after something was decided about it. */
export const forgetIdentity = ({ pool }: Pick<Ctx, 'pool'>, keys: readonly string[]): void => keys.forEach((key) => remembered.get(pool)?.delete(key));

const memoryOf = ({ pool }: Pick<Ctx, 'pool'>) => {
  const known = remembered.get(pool) ?? new Map<string, { identity: Identity; until: number }>();
  remembered.set(pool, known);
  if (known.size > MOST_REMEMBERED) known.clear();
  return known;
};

/** Identities of many names, by their keys: `identityKey` says which key a name has. New names join the owner's queue unless they match. */
export const identitiesOf = async (given: Ctx, names: readonly IdentityName[]): Promise<ReadonlyMap<string, Identity>> => {
  const ctx: Ctx = { ...given, viewer: systemViewer('signals-identities') };
  const memory = memoryOf(ctx);
  const [found, missing] = [new Map<string, Identity>(), new Map<string, IdentityName>()];
  for (const name of names.map(normalName)) {
    const key = identityKey(ctx, name);
    const known = memory.get(key);
    // Who counts rows by team in a transaction asks anew: another process may have decided meanwhile.
    if (known !== undefined && known.until > Date.now() && !ctx.db.isTransaction) found.set(key, known.identity);
    else missing.set(key, name);
  }
  if (missing.size > 0) for (const identity of await look(ctx, missing)) found.set(identity.key, identity);
  // In a transaction that may be rolled back, what was read may never have been.
  if (!ctx.db.isTransaction) for (const [key, identity] of found) if (missing.has(key)) memory.set(key, { identity, until: Date.now() + REMEMBERED_MS });
  return found;
};

export const identityOf = async (ctx: Ctx, name: IdentityName): Promise<Identity> => (await identitiesOf(ctx, [name])).get(identityKey(ctx, name))!;

const look = async (ctx: Ctx, missing: ReadonlyMap<string, IdentityName>): Promise<Identity[]> => {
  const rows = new Map((await selectIdentities(ctx, [...missing.keys()])).map((row) => [row.key, row]));
  const fresh = [...missing].filter(([key]) => !rows.has(key));
  const personOf = new Map([...rows.values()].flatMap(({ key, person_sealed }) => (person_sealed === null ? [] : [[key, openSecret(ctx.config, person_sealed)]])));
  const people = await homeTeams(ctx, { emails: fresh.flatMap(([, { kind, name }]) => (kind === 'email' ? [name] : [])), personIds: [...personOf.values()].filter((id) => id !== undefined) });
  await insertIdentities(ctx, fresh.map(([key, name]) => asRow(ctx, key, name, people.find(({ email }) => name.kind === 'email' && email === name.name))));
  const teams = new Map(people.map(({ personId, teamId }) => [personId, teamId]));
  for (const row of rows.values()) {
    const personId = personOf.get(row.key);
    if (personId !== undefined && teams.has(personId)) await followTeam(ctx, row, teams.get(personId) ?? null);
  }
  const kept = fresh.length === 0 ? [] : await selectIdentities(ctx, fresh.map(([key]) => key));
  return [...rows.values(), ...kept].map(({ key, subject, team }) => ({ key, subject, teamId: team }));
};

/**
 * From now on, what comes in counts for the team somebody is in now; what came before stays where it was counted. Not kept
 * inside a transaction, which may count already and so can not wait until nobody does: whoever keeps interactions asks outside.
 */
const followTeam = async (ctx: Ctx, row: IdentityRow, teamId: string | null): Promise<void> => {
  if (row.team === teamId) return;
  row.team = teamId;
  if (ctx.db.isTransaction) return;
  await inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const [now] = await selectIdentities(ctx, [row.key]);
    if (now === undefined || now.subject !== row.subject || now.team === teamId) return;
    if (now.returns_until !== null && now.returns_until > ctx.now()) await settleInteractions(ctx, row.key, now.team);
    await updateIdentity(ctx, row.key, { team: teamId });
  });
};

const asRow = (ctx: Ctx, key: string, { kind, name }: IdentityName, person: HomeTeam | undefined): IdentityRow => ({
  key,
  kind,
  first_at: ctx.now(),
  ...(person === undefined ? { state: 'open', name_sealed: sealSecret(ctx.config, name), person_sealed: null, subject: null, team: null, decided_at: null, returns_until: null } : { name_sealed: null, ...matchedTo(ctx, person) }),
});

export const matchedTo = (ctx: Ctx, { personId, teamId }: Pick<HomeTeam, 'personId' | 'teamId'>) => ({
  state: 'matched' as const,
  person_sealed: sealSecret(ctx.config, personId),
  subject: signalSubject(signalsKey(ctx), personId),
  team: teamId,
  decided_at: ctx.now(),
  returns_until: new Date(ctx.now().getTime() + RETURNS_DAYS * DAY_MS),
});

