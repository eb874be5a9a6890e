// Opens a command line for a person who allowed it: a token of its scopes, shown once.
import { recordAudit } from '../../platform/audit/index.ts';
import type { Ctx, Scope } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import { getSubject } from '../store.ts';
import { hashToken } from '../tokens.ts';
import { tokenExpiry } from './rules.ts';
import { insertToken } from './store-device.ts';
import { newCommandToken } from './tokens.ts';

/** Callers have checked that this person allowed it; joins their transaction. */
export const openCommandLine = async (ctx: Ctx, personId: string, { scopes, machine }: { scopes: Scope[]; machine: string }): Promise<{ id: string; token: string; expiresAt: Date }> => {
  const [id, token, now] = [newId(), newCommandToken(), ctx.now()];
  const expiresAt = tokenExpiry(now);
  await insertToken(ctx, { token_hash: hashToken(token), id, person_id: personId, scopes, machine, created_at: now, last_seen_at: now, expires_at: expiresAt, revoked_at: null });
  await recordAudit(ctx, 'people.openCommandLine', await getSubject(ctx, personId), { scopes });
  return { id, token, expiresAt };
};
