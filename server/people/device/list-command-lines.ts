// The command lines that are signed in: one's own, and for owners and auditors anybody's.
import { type Ctx, mustBePerson, mustHaveRole } from '../../platform/context.ts';
import { getPerson } from '../store.ts';
import type { CommandLine } from './schemas.ts';
import { listOpenTokens } from './store-device.ts';

const list = async (ctx: Ctx, personId: string): Promise<CommandLine[]> =>
  (await listOpenTokens(ctx, personId)).map(({ id, machine, scopes, created_at, last_seen_at, expires_at }) => ({
    id,
    machine,
    scopes,
    createdAt: created_at.toISOString(),
    lastSeenAt: last_seen_at.toISOString(),
    expiresAt: expires_at.toISOString(),
  }));

export const listOwnCommandLines = (ctx: Ctx): Promise<CommandLine[]> => list(ctx, mustBePerson(ctx).personId);

export const listCommandLines = async (ctx: Ctx, personId: string): Promise<CommandLine[]> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  return list(ctx, (await getPerson(ctx, personId)).id);
};
