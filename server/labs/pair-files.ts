// The files of a pair as they are kept, on whatever process somebody asks.
import type { Ctx } from '../platform/context.ts';
import type { LabFiles } from './contract.ts';
import { getLabVersion } from './lab-content.ts';
import { documentOf, filesOf } from './pair-document.ts';
import { getPair, listUpdates } from './store-pairs.ts';

export const readPairFiles = async (ctx: Ctx, pair: string): Promise<LabFiles> => {
  const { version } = await getPair(ctx, pair);
  const [{ body }, updates] = await Promise.all([getLabVersion(ctx, version), listUpdates(ctx, pair)]);
  return filesOf(documentOf(updates), body.files);
};
