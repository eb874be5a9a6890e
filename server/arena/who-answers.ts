// Who is set up to answer in the arena, and so where what players write goes; nothing of its key.
import { type Ctx, mustHaveRole } from '../platform/context.ts';
import { findModel } from './store-model.ts';

export type WhoAnswers = { is: 'simulated' } | { is: 'file'; model: string } | { is: 'endpoint'; host: string };

/** As it is set, whether or not it answers at the moment; for owners and auditors. */
export const whoAnswers = async (ctx: Ctx): Promise<WhoAnswers> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const row = await findModel(ctx);
  if (row === undefined) return { is: 'simulated' };
  return row.base_url === null ? { is: 'file', model: row.model } : { is: 'endpoint', host: new URL(row.base_url).host };
};
