// The sources of the organisation, also those that may not send any more.
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import type { Source } from '../schemas.ts';
import { selectSources } from './store-sources.ts';

export const listSources = async (ctx: Ctx): Promise<Source[]> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  return selectSources(ctx);
};
