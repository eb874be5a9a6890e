// Which model would answer the next message, as far as anybody knows before it is sent.
import type { Ctx } from '../platform/context.ts';
import { chooseModel } from './choose-model.ts';
import type { Answering } from './schemas.ts';

export const answeringNow = async (ctx: Ctx): Promise<Answering> => {
  const chosen = await chooseModel(ctx);
  if ('because' in chosen) return { name: null, because: chosen.because };
  const { row, breaker } = chosen.real;
  return breaker.isResting() ? { name: null, because: 'resting' } : { name: row.model, because: null };
};
