// How long everything is kept, and the stated duty: people's own rules with those of whoever asks.
import type { RetentionRule } from '../platform/capability.ts';
import type { Ctx } from '../platform/context.ts';
import { readOrganisation } from './read-organisation.ts';
import { peopleRetention } from './retention.ts';
import type { Organisation } from './schemas.ts';

/** As the organisation has set them; for owners and auditors. */
export const readKeeping = async (ctx: Ctx, others: readonly RetentionRule[]): Promise<Pick<Organisation, 'name' | 'retention' | 'duty'>> => {
  const { name, retention, duty } = await readOrganisation(ctx, [...peopleRetention([]), ...others]);
  return { name, retention, duty };
};
