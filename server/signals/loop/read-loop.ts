// The loop as its owner sees it: settings, when it may be turned on, and figures.
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import { countLoop } from './count-loop.ts';
import { inSteps, mayTurnOnAt } from './rules.ts';
import type { Loop } from './schemas.ts';
import { countMarks, getLoop } from './store-loop.ts';

export const readLoop = async (ctx: Ctx): Promise<Loop> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const row = await getLoop(ctx);
  const [figures, marks] = await Promise.all([countLoop(ctx, row), countMarks(ctx)]);
  return {
    mode: row.mode,
    cap: row.cap,
    drySince: row.drySince?.toISOString() ?? null,
    onSince: row.mode === 'on' ? (row.onSince?.toISOString() ?? null) : null,
    mayTurnOnAt: mayTurnOnAt(row, ctx.now())?.toISOString() ?? null,
    figures,
    marks: row.mode === 'on' ? { done: inSteps(marks.done), notMine: inSteps(marks.notMine) } : null,
  };
};
