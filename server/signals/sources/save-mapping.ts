// Saves a new version of a generic source's field mapping; what was read by an earlier one stays as it is.
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../../platform/context.ts';
import type { Mapping, Source } from '../schemas.ts';
import { mustFitMapping } from './add-source.ts';
import { getSource, insertMapping, lockSource } from './store-sources.ts';

export const saveMapping = async (ctx: Ctx, id: string, mapping: Mapping): Promise<Source> => {
  mustHaveRole(ctx, 'owner');
  return inTransaction(ctx, async (ctx) => {
    await lockSource(ctx, id);
    mustFitMapping((await getSource(ctx, id)).kind, mapping);
    await insertMapping(ctx, id, mapping);
    const source = await getSource(ctx, id);
    await recordAudit(ctx, 'signals.saveMapping', id, { version: source.mapping?.version });
    return source;
  });
};
