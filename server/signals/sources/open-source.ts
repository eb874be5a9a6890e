// Which source a token may send to: its own, while it is not revoked.
import { timingSafeEqual } from 'node:crypto';
import { type Ctx, hasRole } from '../../platform/context.ts';
import { notAllowed } from '../../platform/errors.ts';
import type { Source } from '../schemas.ts';
import { hashToken } from './add-source.ts';
import { findTokenHash, getSource } from './store-sources.ts';

/** The command line of an owner, signed in for `ingest`, may send to every source; with a login of the browser nobody may. */
const isOwnersCommandLine = (ctx: Ctx): boolean => ctx.viewer.is === 'person' && ctx.viewer.scopes?.has('ingest') === true && hasRole(ctx, 'owner');

/** Throws NotAllowed, in the same words whether the source is unknown or revoked, or the token another's. */
export const openSource = async (ctx: Ctx, id: string, token: string | undefined): Promise<Source> => {
  const given = hashToken(token ?? '');
  const kept = await findTokenHash(ctx, id);
  if (kept !== undefined && isOwnersCommandLine(ctx)) return getSource(ctx, id);
  if (token === undefined || !timingSafeEqual(given, kept ?? Buffer.alloc(given.length))) throw notAllowed('Send the token of this source as "Authorization: Bearer …". An owner makes one under Signals.');
  return getSource(ctx, id);
};
