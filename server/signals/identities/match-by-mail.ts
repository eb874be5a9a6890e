// Names that waited for nobody's decision: whoever has joined with that mail address since is matched.
import { homeTeams } from '../../people/index.ts';
import { type Ctx, systemViewer } from '../../platform/context.ts';
import { openSecret } from '../../platform/secrets/seal.ts';
import { matchIdentity } from './decide-identity.ts';
import { selectOpen } from './store-identities.ts';

const MOST = 10_000;

export const matchByMail = async (given: Ctx): Promise<number> => {
  const ctx: Ctx = { ...given, viewer: systemViewer('signals-match-by-mail') };
  const waiting = (await selectOpen(ctx, MOST)).filter(({ kind, name_sealed }) => kind === 'email' && name_sealed !== null);
  const names = new Map(waiting.map(({ key, name_sealed }) => [key, openSecret(ctx.config, name_sealed!)]));
  const people = new Map((await homeTeams(ctx, { emails: [...names.values()].filter((name) => name !== undefined) })).map(({ email, personId }) => [email, personId]));
  const found = [...names].flatMap(([key, name]) => (name !== undefined && people.has(name) ? [{ key, personId: people.get(name)! }] : []));
  for (const { key, personId } of found) await matchIdentity(ctx, key, personId);
  return found.length;
};
