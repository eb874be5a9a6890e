// A name typed again is found under its key, although it was deleted when it was decided about: how a decision is taken back.
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import type { FoundIdentity } from '../schemas.ts';
import { selectSources } from '../sources/store-sources.ts';
import { identityKey, type IdentityName, normalName } from './identity-of.ts';
import { asOpenIdentities } from './list-identities.ts';
import { selectIdentities } from './store-identities.ts';

type Meant = IdentityName & { sourceName: string | null };

/** Everything a typed name may be, by key: a mail address, a login of each kind of host, an id of each source. */
export const namesMeant = async (ctx: Ctx, typed: string): Promise<ReadonlyMap<string, Meant>> => {
  const plain = (['id', 'github', 'gitlab'] as const).map((kind) => ({ ...normalName({ kind, name: typed }), sourceName: null }));
  // A mail address is one in every source.
  const ids = plain[0]!.kind === 'email' ? [] : (await selectSources(ctx)).map(({ id, name }) => ({ ...normalName({ kind: 'id', name: typed, scope: id }), sourceName: name }));
  return new Map([...plain, ...ids].map((name) => [identityKey(ctx, name), name]));
};

/** Never to whom one is matched, nor how many records it has: of a name that is somebody's, that would be a figure of theirs. */
export const findIdentities = async (ctx: Ctx, typed: string): Promise<FoundIdentity[]> => {
  mustHaveRole(ctx, 'owner');
  const meant = await namesMeant(ctx, typed);
  const rows = await selectIdentities(ctx, [...meant.keys()]);
  const open = new Map((await asOpenIdentities(ctx, rows.filter(({ state }) => state === 'open'))).map((identity) => [identity.key, identity]));
  return rows.map(({ key, kind, state, returns_until }) => ({
    key,
    kind,
    state,
    name: meant.get(key)!.name,
    source: meant.get(key)!.sourceName,
    returns: state === 'matched' && returns_until !== null && returns_until > ctx.now(),
    open: open.get(key) ?? null,
  }));
};
