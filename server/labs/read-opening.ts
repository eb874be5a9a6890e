// One's own opening, on this device or another; and the lab in the version it was begun with.
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { bundleLab } from './bundle-lab.ts';
import type { Opening } from './contract.ts';
import { getLabVersion } from './lab-content.ts';
import { presentOpening, warmUp } from './present-opening.ts';
import type { LabBundle } from './schemas.ts';
import { getOpening } from './store.ts';

export const readOpening = async (ctx: Ctx, id: string): Promise<Opening> => {
  const { subject } = mustBePerson(ctx);
  const row = await getOpening(ctx, id, subject);
  if (row.closed_at === null) await warmUp(ctx, row);
  return presentOpening(ctx, row);
};

export const readOpeningLab = async (ctx: Ctx, id: string): Promise<{ version: string; lab: LabBundle }> => {
  const { subject } = mustBePerson(ctx);
  const { version } = await getOpening(ctx, id, subject);
  const { slug, body } = await getLabVersion(ctx, version);
  return { version, lab: bundleLab(slug, body, `/api/labs/checks/${version}`) };
};
