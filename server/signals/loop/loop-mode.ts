// Whether private notes are off, in a dry run or on: the setting alone, without a figure of anybody.
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import type { LoopMode } from './schemas.ts';
import { getLoop } from './store-loop.ts';

export const loopMode = async (ctx: Ctx): Promise<LoopMode> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  return (await getLoop(ctx)).mode;
};
