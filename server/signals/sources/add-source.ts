// Adds a source; its token is shown once, kept as a hash, and lets its holder do nothing but send to this source.
import { createHash, randomBytes } from 'node:crypto';
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../../platform/context.ts';
import { invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import type { AddedSource, Mapping, NewSource, SourceKind } from '../schemas.ts';
import { getSource, insertMapping, insertSource } from './store-sources.ts';

/** Unsalted on purpose: 256 random bits cannot be guessed. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export const mustFitMapping = (kind: SourceKind, mapping: Mapping | null): void => {
  if (kind === 'generic' && mapping === null) throw invalid('Say where in a record the fields are: a generic source needs a mapping.', [{ path: 'mapping', says: 'is needed for a generic source' }]);
  if (kind !== 'generic' && mapping !== null) throw invalid('Only a generic source has a mapping; the others have a format of their own.', [{ path: 'mapping', says: 'is for a generic source' }]);
};

export const addSource = async (ctx: Ctx, { name, kind, mapping }: NewSource): Promise<AddedSource> => {
  mustHaveRole(ctx, 'owner');
  mustFitMapping(kind, mapping);
  const id = newId();
  const token = `bts_${randomBytes(32).toString('base64url')}`;
  return inTransaction(ctx, async (ctx) => {
    await insertSource(ctx, { id, kind, name, token_hash: hashToken(token) });
    if (mapping !== null) await insertMapping(ctx, id, mapping);
    await recordAudit(ctx, 'signals.addSource', id, { kind });
    return { source: await getSource(ctx, id), token };
  });
};
